import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type AreaImport,
  type AreaImportPlan,
  authorise,
  type Fault,
  type KnownArea,
  planAreaImport,
  readAreaImport,
  refuseFaults,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { AreaImportResponse } from './area-import.response.js';
import { besideIn, borderFaultsOf, divisionFaultsOf } from './border-checks.js';

/** Takes over the wijken or the buurten of a file: all of them, or none and every reason why. */
@Injectable()
export class ImportAreas {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, body: unknown): Promise<AreaImportResponse> {
    authorise(context.actor, 'manage-municipality', { wijkteamId: null });
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        await stores.territory.lockDivision();
        const { cbsCode } = await stores.municipalities.getBySlug(context.tenant.slug);
        const wanted = readWanted(body, cbsCode);
        const known = await stores.territory.listKnown();
        const plan = planAreaImport(wanted, known, randomUUID);
        refuseFaults([...plan.faults, ...(await borderFaults(wanted, plan, known))]);
        if (!wanted.dryRun) await this.write(context, stores, { wanted, plan });
        return AreaImportResponse.of(wanted, plan.areas);
      }),
    );
  }

  private async write(
    context: CommandContext,
    { audit, territory }: Stores,
    { wanted, plan }: { readonly wanted: AreaImport; readonly plan: AreaImportPlan },
  ): Promise<void> {
    await territory.write(plan.areas);
    const changed = plan.areas.filter(({ outcome }) => outcome !== 'unchanged');
    await audit.recordAll(
      changed.map(({ area, outcome, changes }) => ({
        actor: actorRefOf(context.actor),
        action: outcome === 'created' ? 'create-area' : 'change-area',
        subjectType: 'area',
        subjectId: area.id,
        origin: context.requestId,
        details: {
          kind: area.kind,
          cbsCode: area.cbsCode,
          cbsYear: wanted.year,
          changes: changes.join(' '),
        },
      })),
    );
  }
}

/** @throws {InvalidInputError} naming every fault in the file */
function readWanted(body: unknown, municipalityCode: string | null): AreaImport {
  const reading = readAreaImport(body, municipalityCode);
  if (reading.ok) return reading.wanted;
  refuseFaults(reading.faults);
  throw new Error('A file without areas has faults.');
}

/** Faults in the borders of the file; how areas lie to each other once each is right by itself. */
async function borderFaults(
  { kind, year, features }: AreaImport,
  { areas }: AreaImportPlan,
  known: readonly KnownArea[],
): Promise<Fault[]> {
  const own = features.flatMap(({ index, code, geometry }) =>
    borderFaultsOf(geometry).map((fault) => ({
      ...fault,
      name: `collection.features[${index}].${fault.name}`,
      reason: `${code}: ${fault.reason}`,
    })),
  );
  if (own.length > 0) return own;
  // An older division is noted by its codes only; its borders change nothing.
  const taken = areas.filter(({ area }) => area.cbsYear === year);
  const ids = new Set(taken.map(({ area }) => area.id));
  const beside = besideIn(known, { kind, cbsYear: year }).filter(({ id }) => !ids.has(id));
  return divisionFaultsOf(
    [
      ...taken.map(({ area, index }) => ({ area, name: `collection.features[${index}].geometry` })),
      ...beside.map((area) => ({ area, name: null })),
    ],
    known,
  );
}
