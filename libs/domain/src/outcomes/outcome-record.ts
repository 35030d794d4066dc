import { type Fault, refuseFaults } from '../domain-error.js';
import { canonicalJson } from '../decisions/canonical-json.js';
import { dayFaults } from '../people/calendar-day.js';
import { lineFaults, textFaults } from '../people/plain-text.js';
import type { RoundMode } from '../phases/round-phase.js';

/** The modes in which people come together and somebody writes down what they found. */
export const OUTCOME_MODES = [
  'committee-advice',
  'assembly',
] as const satisfies readonly RoundMode[];
export type OutcomeMode = (typeof OUTCOME_MODES)[number];

export const OPINIONS = ['grant', 'refuse'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** What a committee or an assembly found of one initiative. */
export type OutcomeLine = {
  readonly initiativeId: string;
  readonly opinion: Opinion;
  /** The votes that it got in an assembly that counted them; null where nobody counted. */
  readonly votes: number | null;
  readonly reasons: string | null;
};

/**
 * What a residents' committee advised (Awb 3:5), or what an assembly of residents chose, as staff
 * entered it: when, where, how many people were there, the minutes, and every eligible initiative in
 * the order in which it was preferred.
 */
export type OutcomeRecord = {
  readonly mode: OutcomeMode;
  /** The day on which people came together. */
  readonly heldOn: string;
  readonly place: string;
  /** How many people took part; whoever stepped aside because of an interest is not counted. */
  readonly presentCount: number;
  /** How many stepped aside because of an interest of their own (Awb 2:4). */
  readonly recusedCount: number;
  /** How many votes each of them could give; null where votes were not counted. */
  readonly votesEachMax: number | null;
  readonly minutes: string;
  readonly lines: readonly OutcomeLine[];
  /** Why this record takes the place of an earlier one; null for the first. */
  readonly correctionReason: string | null;
};

export const PLACE_LENGTH_MAX = 200;
export const OUTCOME_MINUTES_LENGTH_MAX = 20_000;
export const OUTCOME_REASONS_LENGTH_MAX = 2_000;
export const PRESENT_MAX = 100_000;
export const VOTES_EACH_MAX = 1_000;

/** Whether a round of this mode is decided on a record of what people found together. */
export function hasOutcomeRecord(mode: RoundMode): mode is OutcomeMode {
  return (OUTCOME_MODES as readonly RoundMode[]).includes(mode);
}

/** Those to whom the record gives money, in the order of the record. */
export function grantedIn({ lines }: Pick<OutcomeRecord, 'lines'>): readonly string[] {
  return lines.filter(({ opinion }) => opinion === 'grant').map(({ initiativeId }) => initiativeId);
}

/**
 * The one text of a record, whose SHA-256 is what the second person confirms and what is published.
 * Equal records give equal texts.
 */
export function outcomeDocument(roundId: string, record: OutcomeRecord): string {
  return canonicalJson({
    ...record,
    format: 'wijkkas-outcome/1',
    roundId,
    lines: record.lines.map((line) => ({ ...line })),
  });
}

/**
 * Refuses a record that cannot be right. Texts are tidied, empty reasons are null.
 *
 * `eligibleIds` are the initiatives of the round that passed the screening: each stands in the record
 * once, and no other does. `todayOn` is the day on which the record is entered.
 *
 * @throws {InvalidInputError} naming everything that is wrong with it
 */
export function refuseFaultyOutcome(
  record: OutcomeRecord,
  { eligibleIds, todayOn }: { readonly eligibleIds: readonly string[]; readonly todayOn: string },
): void {
  refuseFaults([
    ...heldOnFaults(record.heldOn, todayOn),
    ...lineFaults('place', record.place, PLACE_LENGTH_MAX),
    ...minutesFaults(record.minutes),
    ...(record.correctionReason === null
      ? []
      : lineFaults('correctionReason', record.correctionReason, OUTCOME_REASONS_LENGTH_MAX)),
    ...completenessFaults(record.lines, eligibleIds),
    ...voteFaults(record),
    ...reasonFaults(record),
  ]);
}

function heldOnFaults(heldOn: string, todayOn: string): Fault[] {
  const wrong = dayFaults('heldOn', heldOn);
  return wrong.length > 0 || heldOn <= todayOn
    ? wrong
    : [fault('heldOn', 'day-to-come', 'This day is still to come.')];
}

function minutesFaults(minutes: string): Fault[] {
  return minutes === ''
    ? [fault('minutes', 'text-empty', 'This cannot be empty.')]
    : textFaults('minutes', minutes, OUTCOME_MINUTES_LENGTH_MAX);
}

function completenessFaults(
  lines: readonly OutcomeLine[],
  eligibleIds: readonly string[],
): Fault[] {
  const eligible = new Set(eligibleIds);
  const seen = new Set<string>();
  const faults = lines.flatMap(({ initiativeId }, index) => {
    const name = `lines[${index}].initiativeId`;
    if (seen.has(initiativeId)) return [fault(name, 'line-twice', 'It stands in the list before.')];
    seen.add(initiativeId);
    if (eligible.has(initiativeId)) return [];
    return [fault(name, 'line-not-eligible', 'This is no eligible initiative of the round.')];
  });
  const missing = eligibleIds
    .filter((id) => !seen.has(id))
    .map((id) => fault('lines', 'line-missing', `Say what was found of initiative ${id}.`));
  return [...faults, ...missing];
}

/** A committee advises and does not vote; an assembly counts the votes of all lines or of none. */
function voteFaults({ mode, lines, votesEachMax, presentCount }: OutcomeRecord): Fault[] {
  const counted = votesEachMax !== null;
  if (counted && mode === 'committee-advice') {
    return [fault('votesEachMax', 'advice-without-votes', 'An advice counts no votes.')];
  }
  const faults = lines.flatMap(({ votes }, index) =>
    (votes !== null) === counted
      ? []
      : [
          fault(
            `lines[${index}].votes`,
            'votes-of-all-or-none',
            counted ? 'Give the votes of each initiative, 0 for none.' : 'No votes were counted.',
          ),
        ],
  );
  const total = lines.reduce((sum, { votes }) => sum + (votes ?? 0), 0);
  if (counted && total > presentCount * votesEachMax) {
    const most = presentCount * votesEachMax;
    const reason = `${presentCount} people with ${votesEachMax} votes each give at most ${most} votes, not ${total}.`;
    faults.push(fault('lines', 'more-votes-than-people', reason));
  }
  return faults;
}

/**
 * A refusal has reasons (Awb 3:46): always in an advice, and in an assembly where fewer votes were
 * enough for another.
 */
function reasonFaults({ mode, lines }: OutcomeRecord): Fault[] {
  const fewest = leastOf(
    lines.flatMap(({ opinion, votes }) => (opinion === 'grant' && votes !== null ? [votes] : [])),
  );
  return lines.flatMap(({ opinion, votes, reasons }, index) => {
    const name = `lines[${index}].reasons`;
    const passedBy = fewest !== null && votes !== null && votes > fewest;
    if (reasons === null && opinion === 'refuse' && (mode === 'committee-advice' || passedBy)) {
      const reason = passedBy
        ? 'Another was chosen with fewer votes: say why.'
        : 'Say why the committee advises against it.';
      return [fault(name, 'reasons-missing', reason)];
    }
    return reasons === null ? [] : textFaults(name, reasons, OUTCOME_REASONS_LENGTH_MAX);
  });
}

function leastOf(numbers: readonly number[]): number | null {
  return numbers.reduce<number | null>(
    (least, each) => (least === null || each < least ? each : least),
    null,
  );
}

function fault(name: string, code: string, reason: string): Fault {
  return { name, code, reason };
}
