import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  type Fault,
  lineFault,
  ownPopulationFaults,
  populationAsGiven,
  type PopulationColumns,
  populationHeading,
  type PopulatedArea,
  protectPopulation,
  readPopulationLine,
  refuseFaults,
} from '#domain';
import { type PopulationImport, UnitOfWork } from '#persistence';
import { actorRefOf, type BodyStream, type CommandContext, readLines } from '#platform';
import type { ImportPopulationRequest } from './import-population.request.js';
import { PopulationImportResponse } from './population-import.response.js';

type KnownAreas = ReadonlyMap<
  string,
  { readonly areaId: string; readonly parentId: string | null }
>;

/**
 * Takes over how many people live where: all of a file, or nothing and its faults by line. Figures of
 * Statistics Netherlands stay as they are; those of a municipality itself are suppressed for good.
 */
@Injectable()
export class ImportPopulation {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(
    context: CommandContext,
    request: ImportPopulationRequest,
    body: BodyStream,
  ): Promise<PopulationImportResponse> {
    authorise(context.actor, 'manage-municipality', { wijkteamId: null });
    const { year, kind } = request;
    const known = await this.unitOfWork.run(context.tenant, ({ population }) =>
      population.areasOf(year),
    );
    // Outside a transaction: a file comes in as slowly as its sender likes.
    const areas = await readAreas(body, known);
    if (kind === 'municipality') refuseFaults(ownPopulationFaults(areas));
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const isOwn = kind === 'municipality';
        const threshold = isOwn ? await stores.openDataSettings.cellThreshold() : null;
        const cells =
          threshold === null ? populationAsGiven(areas) : protectPopulation(areas, threshold);
        const edition: Omit<PopulationImport, 'number'> = {
          id: randomUUID(),
          ...{
            year,
            kind,
            threshold,
            source: request.sourceText(),
            licence: request.licenceText(),
          },
          importedAt: await stores.clock.now(),
        };
        const written = await stores.population.insert(edition, cells);
        await stores.audit.record({
          actor: actorRefOf(context.actor),
          action: 'import-population',
          subjectType: 'population',
          subjectId: written.id,
          origin: context.requestId,
          details: { year, kind, edition: written.number, areas: areas.length },
        });
        return PopulationImportResponse.of(written);
      }),
    );
  }
}

async function readAreas(body: BodyStream, known: KnownAreas): Promise<PopulatedArea[]> {
  const areas: PopulatedArea[] = [];
  const seen = new Set<string>();
  let columns: PopulationColumns = [];
  const faults = await readLines(body.chunks(), {
    heading: (cells) => {
      const heading = populationHeading(cells);
      if (heading.ok) columns = heading.columns;
      return heading.ok ? [] : heading.faults;
    },
    line: (cells, line) => {
      const read = readPopulationLine(cells, line, columns);
      if (read === null || 'reason' in read) return read;
      const area = known.get(read.code);
      const fault = areaFault(read.code, line, {
        isKnown: area !== undefined,
        isTwice: seen.has(read.code),
      });
      if (area === undefined || fault !== null) return fault;
      seen.add(read.code);
      areas.push({ ...read, ...area, line });
      return null;
    },
  });
  refuseFaults(faults);
  if (areas.length === 0) {
    refuseFaults([lineFault(1, 'population-empty', 'The file has no wijken or buurten.')]);
  }
  return areas;
}

function areaFault(
  code: string,
  line: number,
  { isKnown, isTwice }: { readonly isKnown: boolean; readonly isTwice: boolean },
): Fault | null {
  if (!isKnown) return lineFault(line, 'population-area', `There is no ${code} in that year.`);
  return isTwice ? lineFault(line, 'population-twice', `${code} stands in the file twice.`) : null;
}
