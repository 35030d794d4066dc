import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { Json } from '../../support/api.js';
import { asOwner } from '../../support/municipality.factory.js';
import { until } from '../../support/worker.js';
import { timeOfDay } from './year-calendar.js';
import { partsOf } from './year-money.js';
import { type Moments, postponed, timelinesOf } from './year-plans.js';
import { changesOf, type PhaseChange } from './year-rounds.js';
import type { YearStory } from './year-story.js';
import type { YearTown } from './year-town.js';

/** The worker looks every two seconds; the rest is for a busy machine. */
const LATE_MS = 20_000;
const WEEK_HOURS = 7 * 24;
const START = ['open-submission', 'start-screening', 'start-deciding', 'allocate'];
const END = ['start-accounting', 'start-evaluating', 'close'];

/** The clock closes the year, and everything in the books is right. */
export function theEnd(story: YearStory): void {
  it('accounts for the money, looks back and closes, by the clock', async () => {
    await story.day(story.town.calendar.clockChangeDays + 30);

    const phases = await Promise.all(Object.values(story.rounds).map((id) => story.phaseOf(id)));

    expect(phases).toEqual(['closed', 'closed', 'closed', 'closed']);
  });

  it('took every planned step of every round once, in order, at its moment', async () => {
    const { rounds, town } = story;
    const plans = timelinesOf(town);
    const taken = {
      vote: await stepsOf(town, rounds.vote),
      advice: await stepsOf(town, rounds.advice),
      line: await stepsOf(town, rounds.line),
      assembly: await stepsOf(town, rounds.assembly),
    };

    expect(taken.vote.events).toEqual([
      ...['open-submission', 'open-support', 'start-screening', 'fix-ballot', 'open-voting'],
      ...['close-voting', 'record-tally', 'start-deciding', 'allocate'],
      ...END,
    ]);
    expect(taken.advice.events).toEqual([...START, ...END]);
    expect(taken.assembly.events).toEqual([...START, ...END]);
    // Its allocations are no steps: it goes on being open to others.
    expect(taken.line.events).toEqual(['open-submission', ...END]);
    expect(taken.vote.planned).toEqual(momentsOf({ ...plans.vote, ...postponed(town) }));
    for (const name of ['advice', 'line', 'assembly'] as const) {
      expect(taken[name].planned).toEqual(momentsOf(plans[name]));
    }
  });

  it('kept to the clock on the wall, also in the hour in which it was put forward or back', async () => {
    const { rounds, town } = story;
    const change = town.calendar.clockChange.toISOString();

    const [postponement] = await town.read<readonly Postponement[]>(
      `/rounds/${rounds.vote}/postponements`,
    );
    const lines = await Promise.all(Object.values(rounds).map((id) => changesOf(town, id)));

    const opened = lines.flat().filter(({ event }) => event === 'start-accounting');
    expect(opened.map(({ plannedAt }) => plannedAt)).toEqual([change, change, change, change]);
    const moved = new Map(postponement?.moved.map((each) => [each.moment, each]));
    const [accounting, evaluating] = [
      moved.get('accountingOpensAt'),
      moved.get('evaluatingOpensAt'),
    ];
    expect(timesOf(accounting)).toEqual(['02:30', timeOfDay(town.calendar.clockChange)]);
    expect(timesOf(evaluating)).toEqual(['12:00', '12:00']);
    expect([WEEK_HOURS - 1, WEEK_HOURS + 1]).toContain(hoursOf(evaluating));
  });

  it('knows where every cent is', async () => {
    const { budgets, cast, town } = story;

    const books = {
      before: await partsOf(town, budgets.before),
      a: await partsOf(town, budgets.a),
      b: await partsOf(town, budgets.b),
      c: await partsOf(town, budgets.c),
    };

    expect(books).toEqual({
      before: partsIn(500_000, { free: 250_000, envelopes: 0, allocated: 0, out: 250_000 }),
      a: partsIn(2_250_000, { free: 800_000, envelopes: 600_000, allocated: 850_000, out: 0 }),
      b: partsIn(1_200_000, { free: 300_000, envelopes: 350_000, allocated: 550_000, out: 0 }),
      c: partsIn(800_000, { free: 350_000, envelopes: 100_000, allocated: 350_000, out: 0 }),
    });
    const proof = await cast.auditor.get('/ledger-proof');
    expect(proof.body).toEqual({ isSound: true, faults: [] });
    const inLine = await town.read(`/rounds/${story.rounds.line}/application-line`);
    expect(inLine).toMatchObject({ awardedCents: 150_000, reservedCents: 0, leftCents: 0 });
  });

  it('has minutes that nobody changed, of every meeting', async () => {
    const { a, b } = story.cast;
    const books = [a, b].map(({ id }) => story.town.read(`/wijkteams/${id}/minutes/verification`));

    expect(await Promise.all(books)).toMatchObject([
      { isSound: true, faults: [], pageCount: 3 },
      { isSound: true, faults: [], pageCount: 3 },
    ]);
  });

  it('has rules of play whose text is the one that was adopted', async () => {
    const { api, slug } = story.town.door;
    for (const id of story.documentIds) {
      const path = `/play-documents/${id}`;
      const frozen = await fetch(`${api.baseUrl}/municipalities/${slug}${path}/frozen-text`);
      const hash = createHash('sha256').update(Buffer.from(await frozen.arrayBuffer()));

      const document = await story.town.read(path);

      expect(document['documentHash']).toBe(hash.digest('hex'));
    }
    const used = await story.town.read(`/rounds/${story.rounds.vote}/play-document`);
    expect(used['id']).toBe(story.documentIds[0]);
  });

  it('mailed every letter once, and everything about the objection', async () => {
    const { rounds, town } = story;
    const letters = await Promise.all(Object.values(rounds).map((id) => story.lettersOf(id)));
    const notices = await until(async () => {
      const found = await noticesOf(town);
      return found.every(({ state }) => state === 'sent') ? found : null;
    }, 'all mails to leave');
    const mailed = notices.map(
      ({ id }) =>
        town.smtp.mails.filter(({ headers }) => headers.get('message-id') === `<${id}@wijkkas>`)
          .length,
    );

    expect(letters.map((each) => each.length).toSorted()).toEqual([3, 3, 3, 5]);
    const told = notices.flatMap(({ letterId }) => letterId ?? []);
    expect(told.toSorted()).toEqual(
      letters
        .flat()
        .map(({ id }) => String(id))
        .toSorted(),
    );
    expect(notices).toHaveLength(told.length + 2);
    expect(mailed).toEqual(notices.map(() => 1));
  });

  it('left a trail of it all, and never an answer that was a failure of the service', async () => {
    const trail = await asOwner<{ action: string }>(
      story.town.api,
      'SELECT DISTINCT action FROM audit_entry',
    );

    const actions = trail.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['postpone-round', 'adopt-play-document']));
    expect(actions).not.toContain('hold-up-round');
    expect(story.town.door.statuses.length).toBeGreaterThan(300);
    expect(story.town.door.statuses.filter((status) => status >= 500)).toEqual([]);
  });
}

/** The steps of a round, and when those with a moment were planned. They were the clock's, and in time. */
async function stepsOf(town: YearTown, roundId: string) {
  const changes = await changesOf(town, roundId);
  const planned = changes.filter(({ plannedAt }) => plannedAt !== null);
  for (const change of planned) {
    expect(change.actor).toBe('service');
    expect(lateness(change)).toBeGreaterThanOrEqual(0);
    expect(lateness(change)).toBeLessThan(LATE_MS);
  }
  return {
    events: changes.map(({ event }) => event),
    planned: planned.map(({ plannedAt }) => plannedAt),
  };
}

function lateness({ plannedAt, happenedAt }: PhaseChange): number {
  return Date.parse(happenedAt) - Date.parse(plannedAt ?? '');
}

function momentsOf(plan: Moments): readonly string[] {
  return Object.values(plan)
    .map((moment) => moment.toISOString())
    .toSorted();
}

type Shift = {
  readonly moment: string;
  readonly plannedAt: string;
  readonly newPlannedAt: string;
};
type Postponement = { readonly moved: readonly Shift[] };

/** When a moment was planned first, and when at last, by the clock on the wall. */
function timesOf(shift: Shift | undefined): readonly string[] {
  return [shift?.plannedAt, shift?.newPlannedAt].map((text) => timeOfDay(new Date(text ?? '')));
}

/** How many hours really lie between. */
function hoursOf(shift: Shift | undefined): number {
  return (Date.parse(shift?.newPlannedAt ?? '') - Date.parse(shift?.plannedAt ?? '')) / 3_600_000;
}

type Parts = Readonly<Record<'free' | 'envelopes' | 'allocated' | 'out', number>>;

/** The parts of an amount. @throws {Error} when they are not all of it: the expectation itself adds up */
function partsIn(inCents: number, { free, envelopes, allocated, out }: Parts): Json {
  if (free + envelopes + allocated + out !== inCents) throw new Error(`Not ${inCents}.`);
  return {
    ...{ inCents, freeCents: free, inEnvelopesCents: envelopes },
    ...{ allocatedCents: allocated, carriedOutCents: out },
  };
}

type Notice = { readonly id: string; readonly state: string; readonly letterId: string | null };

function noticesOf(town: YearTown): Promise<Notice[]> {
  return asOwner<Notice>(
    town.api,
    'SELECT id, state, letter_id AS "letterId" FROM letter_notice ORDER BY id',
  );
}
