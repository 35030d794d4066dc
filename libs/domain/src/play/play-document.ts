import { DomainError, type Fault } from '../domain-error.js';
import { isCalendarDay } from '../people/calendar-day.js';
import { lineFaults, textFaults } from '../people/plain-text.js';
import type { Round } from '../rounds/round.js';
import { type PlayRule, ruleOfKind } from './play-rule.js';
import { playRulesJson } from './play-rules-json.js';

/** What gives a wijkteam the power to set rules (Awb 4:23; Gemeentewet 150). */
export const LEGAL_BASIS_KINDS = [
  'participatieverordening',
  'subsidieregeling',
  'reglement',
] as const;
export type LegalBasisKind = (typeof LEGAL_BASIS_KINDS)[number];

/** The regulation that a document of rules rests on. */
export type LegalBasis = {
  readonly kind: LegalBasisKind;
  readonly title: string;
  readonly article: string;
  /** Where it was published, such as lokaleregelgeving.overheid.nl/CVDR…; null when it was not. */
  readonly url: string | null;
};

/**
 * Where a document stands. From `adopted` on it is frozen: `superseded` only says that a later version
 * was adopted, `lapsed` that the round it was for opened before it was adopted.
 */
export const PLAY_STATES = ['draft', 'consultation', 'adopted', 'superseded', 'lapsed'] as const;
export type PlayState = (typeof PLAY_STATES)[number];

/** What people write in a document. */
export type PlayContent = {
  readonly title: string;
  readonly legalBasis: LegalBasis;
  /** The first day that it holds for. */
  readonly validFromOn: string;
  readonly rules: readonly PlayRule[];
};

/** The rules of play of a wijkteam (standing), or of one round of it. */
export type PlayRules = PlayContent & {
  readonly id: string;
  readonly wijkteamId: string;
  /** The round that it is for; null for the standing rules of the wijkteam. */
  readonly roundId: string | null;
  /** The number of the version: 1, 2, … for the wijkteam, and for each round. */
  readonly number: number;
  readonly state: PlayState;
  readonly consultation: { readonly opensAt: Date; readonly closesAt: Date } | null;
  /** Why there was no consultation; null when there was one, or before adoption. */
  readonly withoutConsultationReason: string | null;
  readonly adoptedAt: Date | null;
  /** SHA-256 of the frozen text, in hex; null until adoption. */
  readonly documentHash: string | null;
  readonly createdAt: Date;
  readonly version: number;
};

export const PLAY_TITLE_LENGTH_MAX = 200;
export const CONSULTATION_REASON_LENGTH_MAX = 2_000;

export class PlayRulesFrozenError extends DomainError {
  readonly code = 'play-rules-frozen';
  readonly kind = 'conflict';

  constructor(documentId: string, state: PlayState) {
    super('These rules of play cannot change (now).', { documentId, state });
  }
}

export class RoundRulesFromPlayRulesError extends DomainError {
  readonly code = 'rules-set-by-play-rules';
  readonly kind = 'conflict';

  constructor(documentId: string) {
    super("The round's adopted rules of play set how to vote and to count.", { documentId });
  }
}

/**
 * The one text of a document of rules, for hashing and publishing: same rules, same text.
 *
 * Keys stand in a fixed order and amounts as decimal text. The database checks that the kept hash is the
 * SHA-256 of it, and that the text says what the columns say.
 */
export function playRulesDocument(document: Omit<PlayRules, 'state'>): string {
  const { wijkteamId, roundId, number, title, legalBasis, validFromOn, rules } = document;
  const { kind, title: basisTitle, article, url } = legalBasis;
  return JSON.stringify({
    format: 'wijkkas-play-rules/1',
    wijkteamId,
    roundId,
    number,
    title,
    legalBasis: { kind, title: basisTitle, article, url },
    validFromOn,
    rules: playRulesJson(rules, 'text'),
  });
}

/** Every fault in what people write around the rules. */
export function playContentFaults({ title, legalBasis, validFromOn }: PlayContent): Fault[] {
  return [
    ...lineFaults('title', title, PLAY_TITLE_LENGTH_MAX),
    ...lineFaults('legalBasis.title', legalBasis.title, PLAY_TITLE_LENGTH_MAX),
    ...lineFaults('legalBasis.article', legalBasis.article, PLAY_TITLE_LENGTH_MAX),
    ...(isCalendarDay(validFromOn)
      ? []
      : [{ name: 'validFromOn', code: 'no-such-day', reason: 'There is no such day.' }]),
  ];
}

/**
 * Refuses to change a document that is not being written: it can change as a draft, and again after its
 * consultation has closed, to do something with what people said.
 *
 * @throws {PlayRulesFrozenError} in any other state, and while the consultation runs
 */
export function refusePlayChange(
  { id, state, consultation }: Pick<PlayRules, 'id' | 'state' | 'consultation'>,
  now: Date,
): void {
  const isOpen =
    state === 'draft' ||
    (state === 'consultation' && consultation !== null && now >= consultation.closesAt);
  if (!isOpen) throw new PlayRulesFrozenError(id, state);
}

/** What an adoption needs to know besides the document. */
export type AdoptionGiven = {
  /** Comments of residents that have no answer yet. */
  readonly openComments: number;
  /** The round that the document is for, with whether its rules of play are settled already. */
  readonly round: (Pick<Round, 'mode' | 'phase'> & { readonly isSettled: boolean }) | null;
  readonly withoutConsultationReason: string | null;
};

/**
 * Every fault that stands in the way of adoption, by the fields of the request.
 *
 * A document is adopted after its consultation, with each comment answered; or straight from a draft, with
 * a published reason why nobody was asked. Rules for voting need a round with a vote.
 *
 * @throws {PlayRulesFrozenError} when it is not a draft, its consultation still runs, or its round is settled
 */
export function adoptionFaults(document: PlayRules, given: AdoptionGiven, now: Date): Fault[] {
  refusePlayChange(document, now);
  if (given.round?.isSettled === true) throw new PlayRulesFrozenError(document.id, document.state);
  const reason = given.withoutConsultationReason;
  const votes = ruleOfKind(document.rules, 'ballot-form') !== null;
  const isWithoutVote = given.round !== null && given.round.mode !== 'resident-vote';
  return [
    ...(document.rules.length === 0 ? [fault('rules', 'There is no rule in it.')] : []),
    ...(given.openComments > 0
      ? [fault('comments', `Answer every comment first; ${given.openComments} wait.`)]
      : []),
    ...(votes && isWithoutVote ? [fault('rules', 'This round has no vote.')] : []),
    ...consultationFaults(document, reason),
  ];
}

function consultationFaults(
  { consultation }: Pick<PlayRules, 'consultation'>,
  reason: string | null,
): Fault[] {
  const name = 'withoutConsultationReason';
  if (consultation !== null) {
    return reason === null ? [] : [fault(name, 'Residents were consulted.')];
  }
  return reason === null || reason === ''
    ? [fault(name, 'Say why residents were not consulted.')]
    : textFaults(name, reason, CONSULTATION_REASON_LENGTH_MAX);
}

function fault(name: string, reason: string): Fault {
  return { name, code: 'adoption-refused', reason };
}

/** The rules for voting that a round takes over from its document; null when it sets none. */
export function roundRulesOf({
  rules,
}: Pick<PlayRules, 'rules'>): Pick<Round['rules'], 'ballot' | 'tally'> | null {
  const ballot = ruleOfKind(rules, 'ballot-form');
  const tally = ruleOfKind(rules, 'tally-rule');
  if (ballot === null || tally === null) return null;
  return { ballot: ballot.parameters.ballot, tally: tally.parameters.tally };
}

/**
 * Refuses rules of a round that differ from those in its adopted document.
 *
 * @param document the adopted document of the round itself; null when it has none
 * @throws {RoundRulesFromPlayRulesError} when the ballot form or the tally rule is another
 */
export function refuseOtherRoundRules(
  document: PlayRules | null,
  { ballot, tally }: Pick<Round['rules'], 'ballot' | 'tally'>,
): void {
  const set = document === null ? null : roundRulesOf(document);
  if (document === null || set === null) return;
  if (ballot === null || tally === null || voteText({ ballot, tally }) !== voteText(set)) {
    throw new RoundRulesFromPlayRulesError(document.id);
  }
}

const NO_SOURCE = { regulation: '', article: '', url: null };

function voteText({ ballot, tally }: Pick<Round['rules'], 'ballot' | 'tally'>): string {
  if (ballot === null || tally === null) return '';
  const rules: PlayRule[] = [
    { kind: 'ballot-form', parameters: { ballot }, source: NO_SOURCE },
    { kind: 'tally-rule', parameters: { tally }, source: NO_SOURCE },
  ];
  return JSON.stringify(playRulesJson(rules, 'text'));
}
