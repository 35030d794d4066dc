import type { Fault } from '../domain-error.js';
import { type Cents, CENTS_MAX, cents, sumCents } from '../money/cents.js';
import { textFaults } from '../people/plain-text.js';
import { canonicalJson } from './canonical-json.js';
import { type MandateTerms, mandateTermsFaults, mandateTermsJson } from './mandate-terms.js';

/** What a wijkteam can decide with effect; `other` is recorded and has no effect in the service. */
export const TEAM_DECISION_KINDS = [
  'ratify-tally',
  'allocate',
  'split-budget',
  'postpone-round',
  'adopt-rules',
  'give-mandate',
  'revoke-mandate',
  'other',
] as const;

export type TeamDecisionKind = (typeof TEAM_DECISION_KINDS)[number];

/** An amount to one initiative. */
export type DecisionLine = { readonly subjectId: string; readonly amountCents: Cents };

/** An initiative that gets money although it did not win, or gets none although it won, and why. */
export type Deviation = { readonly initiativeId: string; readonly reason: string };

/** Exactly what is decided: nothing else can be done on the ground of the decision. */
export type DecisionContent = {
  readonly kind: TeamDecisionKind;
  /** The round, budget, document, mandate or holder that it is about; null for `other` only. */
  readonly subjectId: string | null;
  readonly motivation: string;
  readonly lines: readonly DecisionLine[];
  /** What else is fixed, by name, such as the new moments of a postponed round. */
  readonly terms: Readonly<Record<string, string>>;
  /** The count that is ratified. */
  readonly tallyRunId: string | null;
  readonly deviations: readonly Deviation[];
  readonly mandate: MandateTerms | null;
};

export const DECISION_MOTIVATION_MAX = 5_000;
export const DECISION_LINES_MAX = 1_000;
export const DECISION_TERMS_MAX = 100;
/** The shortest reason for leaving the outcome of a vote, in characters: a sentence, not a word. */
export const DEVIATION_REASON_MIN = 20;
export const DEVIATION_REASON_MAX = 2_000;
const TERM_MAX = 2_000;

const WITH_LINES: readonly TeamDecisionKind[] = ['ratify-tally', 'allocate'];

/** What a decision moves in all, in cents; 0 where it moves none. A split has its amounts in its terms. */
export function decidedAmount({
  kind,
  lines,
  terms,
}: Pick<DecisionContent, 'kind' | 'lines' | 'terms'>): Cents {
  if (kind === 'split-budget') {
    return sumCents(Object.values(terms).map((amount) => cents(BigInt(amount))));
  }
  return sumCents(lines.map(({ amountCents }) => amountCents));
}

/** The initiatives whose proposers have an interest in a decision: they win or lose money by it. */
export function initiativesAtStake(content: DecisionContent): readonly string[] {
  if (content.kind !== 'allocate' && content.kind !== 'ratify-tally') return [];
  const named = [
    ...content.lines.map(({ subjectId }) => subjectId),
    ...content.deviations.map(({ initiativeId }) => initiativeId),
  ];
  return [...new Set(named)];
}

/**
 * The one text of what is decided, for voting on, hashing and publishing. Lines and deviations are in
 * the order of their ids: the order of writing means nothing. Amounts are decimal strings of cents.
 */
export function decisionText(content: DecisionContent): string {
  const { kind, subjectId, motivation, lines, terms, tallyRunId, deviations, mandate } = content;
  return canonicalJson({
    format: 'wijkkas-decision/1',
    kind,
    subjectId,
    motivation,
    lines: lines
      .map((line) => ({ subjectId: line.subjectId, amountCents: line.amountCents.toString() }))
      .toSorted((left, right) => compare(left.subjectId, right.subjectId)),
    terms,
    tallyRunId,
    deviations: deviations
      .map(({ initiativeId, reason }) => ({ initiativeId, reason }))
      .toSorted((left, right) => compare(left.initiativeId, right.initiativeId)),
    mandate: mandate === null ? null : mandateTermsJson(mandate),
  });
}

type StoredContent = Omit<DecisionContent, 'lines' | 'mandate'> & {
  readonly lines: readonly { readonly subjectId: string; readonly amountCents: string }[];
  readonly mandate: ReturnType<typeof mandateTermsJson> | null;
};

/** The content that `decisionText` wrote. */
export function decisionContentFrom(text: string): DecisionContent {
  const { kind, subjectId, motivation, lines, terms, tallyRunId, deviations, mandate } = JSON.parse(
    text,
  ) as StoredContent;
  return {
    kind,
    subjectId,
    motivation,
    lines: lines.map((line) => ({ ...line, amountCents: cents(BigInt(line.amountCents)) })),
    terms,
    tallyRunId,
    deviations,
    mandate:
      mandate === null
        ? null
        : {
            ...mandate,
            ceilingCents: centsFrom(mandate.ceilingCents),
            totalCents: centsFrom(mandate.totalCents),
          },
  };
}

function centsFrom(text: string | null): Cents | null {
  return text === null ? null : cents(BigInt(text));
}

/** Every fault in what is put to the vote, by itself. `path` is where it stands in the request. */
export function decisionContentFaults(content: DecisionContent, path = 'decision'): Fault[] {
  const at = (name: string): string => `${path}.${name}`;
  return [
    ...shapeFaults(content, at),
    ...lineFaultsOf(content, at),
    ...deviationFaultsOf(content, at),
    ...Object.entries(content.terms).flatMap(([name, value]) =>
      textFaults(at(`terms.${name}`), value, TERM_MAX),
    ),
    ...textFaults(at('motivation'), content.motivation, DECISION_MOTIVATION_MAX),
    ...(content.mandate === null ? [] : mandateTermsFaults(content.mandate, at('mandate'))),
  ];
}

type At = (name: string) => string;

function shapeFaults(content: DecisionContent, at: At): Fault[] {
  const { kind, subjectId, motivation, tallyRunId, deviations, mandate, terms } = content;
  const isRatifying = kind === 'ratify-tally';
  const canDeviate = isRatifying || kind === 'allocate';
  return [
    ...when(kind !== 'other' && subjectId === null, at('subjectId'), 'subject-missing'),
    ...when(motivation === '', at('motivation'), 'motivation-missing'),
    ...when(isRatifying !== (tallyRunId !== null), at('tallyRunId'), 'tally-run-of-ratifying'),
    ...when(!canDeviate && deviations.length > 0, at('deviations'), 'deviation-of-ratifying'),
    ...when((kind === 'give-mandate') !== (mandate !== null), at('mandate'), 'mandate-terms'),
    ...when(
      mandate !== null && mandate.holderId !== subjectId,
      at('subjectId'),
      'subject-is-holder',
    ),
    ...when(Object.keys(terms).length > DECISION_TERMS_MAX, at('terms'), 'too-many'),
    ...when(kind === 'split-budget' && !isSplit(terms), at('terms'), 'split-terms'),
  ];
}

/** Amounts of at most ten billion euro each; a name for each. */
function isSplit(terms: Readonly<Record<string, string>>): boolean {
  const amounts = Object.values(terms);
  return amounts.length > 0 && amounts.every((amount) => /^[1-9]\d{0,11}$/.test(amount));
}

function lineFaultsOf({ kind, lines }: DecisionContent, at: At): Fault[] {
  const hasLines = WITH_LINES.includes(kind);
  const isEmpty = hasLines && kind !== 'ratify-tally' && lines.length === 0;
  const ids = lines.map(({ subjectId }) => subjectId);
  const isUnreal = ({ amountCents }: DecisionLine): boolean =>
    amountCents <= 0n || amountCents > CENTS_MAX;
  return [
    ...when(!hasLines && lines.length > 0, at('lines'), 'lines-without-money'),
    ...when(isEmpty, at('lines'), 'lines-missing'),
    ...when(lines.length > DECISION_LINES_MAX, at('lines'), 'too-many'),
    ...when(new Set(ids).size < ids.length, at('lines'), 'named-twice'),
    ...when(lines.some(isUnreal), at('lines'), 'amount-not-possible'),
  ];
}

function deviationFaultsOf({ deviations }: DecisionContent, at: At): Fault[] {
  const ids = deviations.map(({ initiativeId }) => initiativeId);
  return [
    ...when(new Set(ids).size < ids.length, at('deviations'), 'named-twice'),
    ...deviations.flatMap(({ reason }, index) => [
      ...when(
        reason.length < DEVIATION_REASON_MIN,
        at(`deviations[${index}].reason`),
        'reason-too-short',
      ),
      ...textFaults(at(`deviations[${index}].reason`), reason, DEVIATION_REASON_MAX),
    ]),
  ];
}

const REASONS = {
  'subject-missing': 'Say what the decision is about.',
  'motivation-missing': 'Give the reasons (Awb 3:46).',
  'tally-run-of-ratifying': 'Ratifying a count names it; no other decision does.',
  'deviation-of-ratifying':
    'Only a decision that divides money can leave what was counted or found.',
  'mandate-terms': 'Giving a mandate states its terms; no other decision does.',
  'subject-is-holder': 'A mandate is about who gets it.',
  'lines-without-money': 'This kind of decision moves no money.',
  'split-terms': 'Name each part with its amount in cents, such as "theme:Groen": "500000".',
  'lines-missing': 'Say who or what gets how much.',
  'named-twice': 'Name each once.',
  'too-many': 'These are more than one decision can hold.',
  'amount-not-possible': 'An amount is more than nothing, and at most ten billion euro.',
  'reason-too-short': `Explain it in ${DEVIATION_REASON_MIN} characters or more.`,
} as const;

function when(isBroken: boolean, name: string, code: keyof typeof REASONS): Fault[] {
  return isBroken ? [{ name, code, reason: REASONS[code] }] : [];
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
