import { randomUUID } from 'node:crypto';
import { termTurn, type TermTurn } from '#domain';
import type { AdoptedProcedure, InitiativeTerm, Stores } from '#persistence';
import { localDay } from '#platform';

const REMIND_DAYS: readonly number[] = [7, 2];

/** What all terms of a batch are looked at with. */
type Look = {
  readonly procedure: AdoptedProcedure | null;
  readonly now: Date;
  readonly todayOn: string;
  readonly jobId: string;
};

/**
 * Does with each of these terms what is due today, and looks again under the lock: another worker, or
 * somebody at the desk, may have been first. A term that is held by others is left to the next turn.
 */
export async function turnTerms(
  stores: Stores,
  termIds: readonly string[],
  jobId: string,
): Promise<void> {
  const held = await stores.terms.lockForClock(termIds);
  const procedure = await stores.screeningProcedures.inForce();
  const now = await stores.clock.now();
  const todayOn = localDay(now);
  for (const term of held) {
    const remindDays = procedure?.remindDays ?? REMIND_DAYS;
    const turn = termTurn(term, todayOn, { remindDays, reminded: term.remindedDays });
    if (turn !== null) await take(stores, term, { turn, procedure, now, todayOn, jobId });
  }
}

async function take(
  stores: Stores,
  term: InitiativeTerm,
  { turn, ...look }: Look & { readonly turn: TermTurn },
): Promise<void> {
  const { now: happenedAt, todayOn } = look;
  switch (turn.kind) {
    case 'resumed':
      await stores.terms.addEvent(term.id, {
        ...{ kind: 'resumed', on: turn.on, happenedAt, isCompleted: false },
      });
      break;
    case 'reminded':
      await stores.terms.addEvent(term.id, {
        ...{ kind: 'reminded', on: todayOn, happenedAt, days: turn.days, dueOn: turn.dueOn },
      });
      await remind(stores, term, { ...look, dueOn: turn.dueOn, days: turn.days });
      break;
    case 'passed':
      await escalate(stores, term, { ...look, dueOn: turn.dueOn });
      break;
  }
  await stores.audit.record({
    actor: 'service',
    action: `term-${turn.kind}`,
    subjectType: 'initiative',
    subjectId: term.initiativeId,
    origin: `job:${look.jobId}`,
    details: { termId: term.id, kind: term.kind },
  });
}

type Passed = Look & { readonly dueOn: string };

/** Brings a term that passed before who sees to it, and tells its people. */
async function escalate(
  stores: Stores,
  term: InitiativeTerm,
  { procedure, now, todayOn, dueOn }: Passed,
): Promise<void> {
  const escalatedTo = procedure?.escalationPersonId ?? null;
  await stores.terms.addEvent(term.id, {
    ...{ kind: 'passed', on: todayOn, happenedAt: now, dueOn, escalatedTo },
  });
  const named = escalatedTo === null ? null : await stores.people.find(escalatedTo);
  const contact = await stores.contactPersons.publicOf(term.initiativeId);
  const chiefs = escalatedTo === null ? await stores.terms.administrators(todayOn) : [escalatedTo];
  const workers = contact === null ? [] : [contact.personId];
  const own =
    term.kind === 'decision' ? await stores.screenings.initiatorsOf(term.initiativeId) : [];
  const personIds = [...new Set([...chiefs, ...workers, ...own])];
  if (personIds.length === 0) return;
  await stores.announcements.announce({
    id: randomUUID(),
    kind: 'term-passed',
    eventKey: `term-passed:${term.id}:${dueOn}`,
    subject: { kind: 'initiative', id: term.initiativeId },
    audience: { kind: 'people', personIds },
    facts: { title: term.title, what: term.kind, dueOn, escalatedTo: named?.name ?? '' },
    announcedAt: now,
  });
}

/** Asks a department once more; who has an application sees the reminder on the desk. */
async function remind(
  stores: Stores,
  term: InitiativeTerm,
  { now, dueOn, days }: Passed & { readonly days: number },
): Promise<void> {
  if (term.adviceId === null) return;
  const asked = await stores.screenings.departmentOf(term.adviceId);
  const members = await stores.screeningProcedures.members(asked.id);
  if (members.length === 0) return;
  await stores.announcements.announce({
    id: randomUUID(),
    kind: 'advice-requested',
    eventKey: `advice-reminder:${term.id}:${dueOn}:${days}`,
    subject: { kind: 'initiative', id: term.initiativeId },
    audience: { kind: 'people', personIds: members.map(({ personId }) => personId) },
    facts: { title: term.title, department: asked.name, answerBy: dueOn },
    announcedAt: now,
  });
}
