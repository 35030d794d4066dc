import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  checkInitiative,
  entererOf,
  factsOf,
  type Fault,
  ImportNotForLineError,
  type ImportedPlan,
  type Initiative,
  readInitiatives,
  refuseFaults,
  type Round,
} from '#domain';
import { placeOf } from '#geography';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, localDay, type ReceivedFile } from '#platform';
import type { Language } from '#wording';
import { ImportedInitiativesResponse } from './imported-initiatives.response.js';
import { newInitiative } from './new-initiative.js';
import { readImportFile } from './read-import-file.js';
import { brokenFaults } from './rule-checks.js';

/** How many faults are named; of the others only the number is told. */
const FAULTS_MAX = 200;

export type WantedImport = {
  readonly roundId: string;
  readonly language: Language;
  readonly receive: () => Promise<ReceivedFile>;
};

type Taken = { readonly round: Round; readonly enteredBy: string; readonly now: Date };

/** Takes in the plans of a file, all of them submitted at once, or none and every fault by its line. */
@Injectable()
export class ImportInitiatives {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(
    context: CommandContext,
    { roundId, language, receive }: WantedImport,
  ): Promise<ImportedInitiativesResponse> {
    const { tenant, command, actor } = context;
    await this.unitOfWork.run(tenant, async ({ rounds }) => {
      authorise(actor, 'enter-initiative', await rounds.get(roundId));
    });
    // Outside a transaction: a file comes in as slowly as its sender likes.
    const { bytes } = await receive();
    const contentHash = createHash('sha256').update(bytes).digest('hex');
    const lines = await readImportFile(bytes);
    // A file is in no request hash yet.
    const requestHash = createHash('sha256')
      .update(`${command.requestHash} ${contentHash}`)
      .digest('hex');
    return this.unitOfWork.run(tenant, (stores) =>
      stores.idempotency.once({ ...command, requestHash }, async () => {
        const round = await stores.rounds.holdPhase(roundId);
        const now = await stores.clock.now();
        const enteredBy = entererOf(actor, round, now);
        if (round.mode === 'first-come') throw new ImportNotForLineError(roundId);
        const reading = readInitiatives(lines, localDay(now));
        const plans = reading.ok ? reading.plans : [];
        const faults = reading.ok
          ? await faultsInRound(stores, { round, enteredBy, now }, { plans, language })
          : reading.faults;
        refuseFaults(named(faults));
        const ids = await this.write(stores, context, { round, enteredBy, now }, plans);
        await stores.audit.record({
          actor: actorRefOf(actor),
          action: 'import-initiatives',
          subjectType: 'round',
          subjectId: roundId,
          origin: context.requestId,
          details: { count: ids.length, contentHash },
        });
        return { roundId, importedCount: ids.length, initiativeIds: ids };
      }),
    );
  }

  private async write(
    stores: Stores,
    { actor, requestId }: CommandContext,
    { round, enteredBy, now }: Taken,
    plans: readonly ImportedPlan[],
  ): Promise<string[]> {
    const origin = { roundId: round.id, proposedBy: null, enteredBy, createdAt: now };
    const initiatives = plans.map(({ plan }, place): Initiative => ({
      ...newInitiative(plan, origin),
      // Lists keep the order of the file.
      createdAt: new Date(now.getTime() + place),
      state: 'submitted',
      submittedAt: now,
    }));
    await stores.initiatives.insertAll(initiatives);
    const ids = initiatives.map(({ id }) => id);
    await stores.initiativeVersions.appendFirst(ids, {
      changedBy: enteredBy,
      changedByKind: 'staff',
      changedAt: now,
      reason: null,
    });
    await stores.onBehalf.insert(
      plans.flatMap(({ onBehalf }, place) =>
        onBehalf === null
          ? []
          : [
              {
                ...onBehalf,
                initiativeId: ids[place] ?? '',
                recordedBy: enteredBy,
                recordedAt: now,
              },
            ],
      ),
    );
    await stores.audit.recordAll(
      ids.map((subjectId) => ({
        actor: actorRefOf(actor),
        action: 'enter-initiative',
        subjectType: 'initiative',
        subjectId,
        origin: requestId,
        details: { roundId: round.id },
      })),
    );
    return ids;
  }
}

/** What is wrong with plans in this round: places outside the wijk, and rules of play that they break. */
async function faultsInRound(
  stores: Stores,
  { round, now }: Taken,
  { plans, language }: { readonly plans: readonly ImportedPlan[]; readonly language: Language },
): Promise<Fault[]> {
  const border = await stores.initiatives.borderOf(round.wijkteamId);
  const known = await stores.initiativeFacts.knownOfNew(round.id, null, now);
  const document = await stores.playRules.inForceForRound(round.id, now);
  return plans.flatMap(({ line, plan }) => {
    const name = `line ${line}`;
    const { location } = plan;
    const isOutside =
      border !== null &&
      location !== null &&
      placeOf([location.longitude, location.latitude], border) === 'outside';
    const place: Fault[] = isOutside
      ? [{ name, code: 'outside-wijk', reason: 'The place is not in the area of the wijkteam.' }]
      : [];
    const facts = factsOf({ ...plan, proposedBy: null }, round, known);
    const checks = checkInitiative(document?.rules ?? [], facts);
    const broken = checks.flatMap((check) => brokenFaults(check, language));
    return [...place, ...broken.map((fault) => ({ ...fault, name }))];
  });
}

function named(faults: readonly Fault[]): Fault[] {
  const more = faults.length - FAULTS_MAX;
  if (more <= 0) return [...faults];
  const rest = { name: 'file', code: 'more-faults', reason: `There are ${more} more faults.` };
  return [...faults.slice(0, FAULTS_MAX), rest];
}
