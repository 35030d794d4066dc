import { Injectable } from '@nestjs/common';
import {
  authorise,
  type Fault,
  lineFault,
  readResidenceLine,
  refuseFaults,
  residenceHeading,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type BodyStream, type CommandContext, localDay, readLines } from '#platform';
import type { ResidenceImportResponse } from './residence.response.js';

type Line = { readonly personId: string; readonly code: string; readonly line: number };

/** Takes over from a register in which buurt people live: all of a file, or nothing and its faults by line. */
@Injectable()
export class ImportResidences {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(
    context: CommandContext,
    year: number,
    body: BodyStream,
  ): Promise<ResidenceImportResponse> {
    authorise(context.actor, 'manage-people', { wijkteamId: null });
    const lines = await readResidences(body);
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const { audit, clock, residences, territory } = stores;
        const buurten = await territory.buurtenOf(year);
        const people = await residences.knownPeople(lines.map(({ personId }) => personId));
        refuseFaults(lines.flatMap((line) => unknownFaults(line, people, buurten)).slice(0, 100));
        const found = lines.map(({ personId, code }) => ({
          personId,
          areaId: buurten.get(code) ?? '',
        }));
        await residences.saveAll(found, localDay(await clock.now()));
        await audit.record({
          actor: actorRefOf(context.actor),
          action: 'import-buurten-of-people',
          subjectType: 'municipality',
          subjectId: context.tenant.id,
          origin: context.requestId,
          details: { year, people: found.length },
        });
        return { peopleCount: found.length };
      }),
    );
  }
}

async function readResidences(body: BodyStream): Promise<Line[]> {
  const lines: Line[] = [];
  const seen = new Set<string>();
  let columns = { person: 0, buurt: 0 };
  const faults = await readLines(body.chunks(), {
    heading: (cells) => {
      const heading = residenceHeading(cells);
      if ('reason' in heading) return [heading];
      columns = { ...heading };
      return [];
    },
    line: (cells, line) => {
      const read = readResidenceLine(cells, line, columns);
      if ('reason' in read) return read;
      if (seen.has(read.personId)) {
        return lineFault(line, 'residence-twice', 'An earlier line is about the same person.');
      }
      seen.add(read.personId);
      lines.push({ ...read, line });
      return null;
    },
  });
  if (faults.length === 0 && lines.length === 0) {
    faults.push(lineFault(1, 'residence-empty', 'The file is about nobody.'));
  }
  refuseFaults(faults);
  return lines;
}

function unknownFaults(
  { personId, code, line }: Line,
  people: ReadonlySet<string>,
  buurten: ReadonlyMap<string, string>,
): Fault[] {
  return [
    ...(people.has(personId)
      ? []
      : [lineFault(line, 'residence-person', 'There is no such person here.')]),
    ...(buurten.has(code)
      ? []
      : [lineFault(line, 'residence-buurt', `There is no buurt ${code} in that year.`)]),
  ];
}
