import type { AllocationLine } from '../allocation/allocation.js';
import type { Deviation } from '../decisions/decision-content.js';
import { objectionLastDay } from '../law/objection-term.js';
import type { Cents } from '../money/cents.js';
import type { RoundMode } from '../phases/round-phase.js';
import type { ProjectFate } from '../tally/tally-result.js';
import type { TallyOutcome } from '../voting/tally-run.js';

/** What a letter says: the initiative gets the money (verlening), or it does not (weigering). */
export type AwardKind = 'award' | 'refusal';

/** What comes with the money (Awb 4:37 to 4:39). */
export const AWARD_CONDITIONS = ['carry-out-plan', 'report-changes', 'keep-proof'] as const;
export type AwardCondition = (typeof AWARD_CONDITIONS)[number];

/** An initiative that was chosen before this one, for whoever asks where the money went. */
export type ChosenInitiative = {
  readonly title: string;
  readonly votes: number;
  readonly costCents: Cents;
};

/** What a count says of one initiative. */
export type CountReasons = {
  readonly ballotCount: number;
  readonly votes: number;
  readonly fate: ProjectFate;
  /** The place among the winners, from 1; null for an initiative that is not one. */
  readonly place: number | null;
  /** The first winners, in order, at most `CHOSEN_SHOWN_MAX`. */
  readonly chosen: readonly ChosenInitiative[];
  /** How many winners there are in all. */
  readonly chosenCount: number;
  readonly leftoverCents: Cents;
};

/** Why it was decided so (Awb 3:46): at least one of the four. */
export type AwardReasons = {
  readonly count: CountReasons | null;
  /** The reasons that the wijkteam gave with its decision. */
  readonly team: string | null;
  /** Why the wijkteam treats it otherwise than the count has it. */
  readonly deviation: string | null;
  /** Why the initiative did not pass the screening. */
  readonly screening: string | null;
};

/** Everything that a letter tells. Nobody is named in it: whose letter it is stands beside it. */
export type AwardLetterFacts = {
  readonly number: string;
  readonly kind: AwardKind;
  readonly municipality: string;
  readonly wijkteam: string;
  readonly round: string;
  readonly mode: RoundMode;
  readonly initiativeId: string;
  readonly title: string;
  /** What the initiative wants to do, in its own words (Awb 4:30). */
  readonly activities: string;
  /** What it asked for. */
  readonly costCents: Cents;
  /** What it gets; null in a refusal. */
  readonly amountCents: Cents | null;
  readonly reasons: AwardReasons;
  /** The regulation or council decision that the money rests on (Awb 4:23); null when none is known. */
  readonly legalBasis: string | null;
  readonly conditions: readonly AwardCondition[];
  /** The day on which the decision is made known (Awb 3:41). */
  readonly announcedOn: string;
  /** The last day for an objection (Awb 6:7, 6:8). */
  readonly objectionUntilOn: string;
};

/** The most winners that a letter names; of the others it gives the number. */
export const CHOSEN_SHOWN_MAX = 10;

/** An initiative on which an allocation decision says something. */
export type DecidedInitiative = {
  readonly initiativeId: string;
  readonly title: string;
  readonly activities: string;
  readonly costCents: Cents;
  /** The reason of its rejection in the screening; null for an initiative that passed it. */
  readonly rejectedBecause: string | null;
};

/** The decision that the letters follow from, with what surrounds it. */
export type DecidedRound = {
  readonly municipality: string;
  readonly wijkteam: string;
  readonly round: string;
  readonly mode: RoundMode;
  readonly legalBasis: string | null;
  readonly motivation: string | null;
  readonly lines: readonly AllocationLine[];
  readonly deviations: readonly Deviation[];
  readonly count: { readonly ballotCount: number; readonly outcome: TallyOutcome } | null;
  readonly announcedOn: string;
};

/** The number of a letter: the year and a number in it of at least four figures, such as `2026-0001`. */
export function awardNumber(year: number, sequence: number): string {
  return `${year}-${sequence.toString().padStart(4, '0')}`;
}

/**
 * The facts of the letters that follow from a decision, one per initiative, in the order given.
 *
 * An initiative that the decision names gets an award of exactly its line; every other one gets a
 * refusal. `firstSequence` is the number of the first letter in the year of the announcement; the
 * others follow without a gap.
 */
export function awardLetters(
  decided: DecidedRound,
  initiatives: readonly DecidedInitiative[],
  firstSequence: number,
): readonly AwardLetterFacts[] {
  const { municipality, wijkteam, round, mode, legalBasis, announcedOn } = decided;
  const amounts = new Map(
    decided.lines.map(({ initiativeId, amountCents }) => [initiativeId, amountCents]),
  );
  const reasonsOf = reasonsIn(decided, initiatives);
  const year = Number(announcedOn.slice(0, 4));
  const objectionUntilOn = objectionLastDay(announcedOn);
  return initiatives.map((initiative, index) => {
    const { initiativeId, title, activities, costCents } = initiative;
    const amountCents = amounts.get(initiativeId) ?? null;
    return {
      number: awardNumber(year, firstSequence + index),
      kind: amountCents === null ? 'refusal' : 'award',
      ...{ municipality, wijkteam, round, mode },
      ...{ initiativeId, title, activities, costCents, amountCents },
      reasons: reasonsOf(initiative),
      legalBasis,
      conditions: amountCents === null ? [] : AWARD_CONDITIONS,
      announcedOn,
      objectionUntilOn,
    };
  });
}

function reasonsIn(
  { count, motivation, deviations }: DecidedRound,
  initiatives: readonly DecidedInitiative[],
): (initiative: DecidedInitiative) => AwardReasons {
  const found = count === null ? null : countReasons(count, initiatives);
  const otherwise = new Map(deviations.map(({ initiativeId, reason }) => [initiativeId, reason]));
  return ({ initiativeId, rejectedBecause }) =>
    rejectedBecause === null
      ? {
          count: found?.(initiativeId) ?? null,
          team: motivation,
          deviation: otherwise.get(initiativeId) ?? null,
          screening: null,
        }
      : { count: null, team: null, deviation: null, screening: rejectedBecause };
}

function countReasons(
  { ballotCount, outcome }: NonNullable<DecidedRound['count']>,
  initiatives: readonly DecidedInitiative[],
): (initiativeId: string) => CountReasons | null {
  const titles = new Map(initiatives.map(({ initiativeId, title }) => [initiativeId, title]));
  const tallied = new Map(outcome.initiatives.map((each) => [each.initiativeId, each]));
  const places = new Map(
    outcome.winners.map(({ initiativeId }, index) => [initiativeId, index + 1]),
  );
  const chosen = outcome.winners
    .slice(0, CHOSEN_SHOWN_MAX)
    .map(({ initiativeId, code, votes, costCents }) => ({
      title: titles.get(initiativeId) ?? code,
      votes,
      costCents,
    }));
  return (initiativeId) => {
    const found = tallied.get(initiativeId);
    if (found === undefined) return null;
    return {
      ballotCount,
      votes: found.votes,
      fate: found.fate,
      place: places.get(initiativeId) ?? null,
      chosen,
      chosenCount: outcome.winners.length,
      leftoverCents: outcome.leftoverCents,
    };
  };
}

/**
 * The facts of a letter as one text that is the same wherever it is written: JSON with its keys in
 * order and without spaces, amounts as decimal text.
 */
export function awardDocument(facts: AwardLetterFacts): string {
  return canonical(facts);
}

function canonical(value: unknown): string {
  if (typeof value === 'bigint') return JSON.stringify(value.toString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const held = Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`);
  return `{${held.join(',')}}`;
}
