import { NoContactPersonError } from '#domain';
import type { Stores } from '#persistence';
import { localDay } from '#platform';

/**
 * Starts on applications that nobody took up yet, as far as the procedure says so: their screening is
 * opened with all departments asked, and each gets a contact person by the rule. Looks again under the
 * lock: somebody at the desk may have been first.
 */
export async function startCases(
  stores: Stores,
  initiativeIds: readonly string[],
  jobId: string,
): Promise<void> {
  const procedure = await stores.screeningProcedures.inForce();
  if (procedure === null) return;
  const now = await stores.clock.now();
  const todayOn = localDay(now);
  for (const initiativeId of [...initiativeIds].toSorted()) {
    const { roundId } = await stores.initiatives.get(initiativeId);
    const round = await stores.rounds.holdPhase(roundId);
    const initiative = await stores.initiatives.lock(initiativeId);
    if (initiative.state !== 'submitted') continue;
    const desk = { initiative, round, personId: null, now, todayOn };
    const isAssigned = procedure.assignsItself && (await assignFree(stores, desk));
    const isOpened =
      procedure.opensItself && (await stores.screenings.findOf(initiativeId)) === null;
    if (isOpened) await stores.screeningDesk.open(desk, procedure);
    if (!isOpened && !isAssigned) continue;
    await stores.audit.record({
      actor: 'service',
      action: 'start-case',
      subjectType: 'initiative',
      subjectId: initiativeId,
      origin: `job:${jobId}`,
      details: { isOpened, isAssigned },
    });
  }
}

/** @returns whether it got a contact person now; where there is nobody, it waits for one */
async function assignFree(
  stores: Stores,
  desk: Parameters<Stores['screeningDesk']['assign']>[0],
): Promise<boolean> {
  if ((await stores.contactPersons.lockOf(desk.initiative.id)) !== null) return false;
  try {
    await stores.screeningDesk.assign(desk, { personId: null, reason: null });
    return true;
  } catch (error) {
    // Refused by the domain before anything was written, so the transaction is of use still.
    if (error instanceof NoContactPersonError) return false;
    throw error;
  }
}
