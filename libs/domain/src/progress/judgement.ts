import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { type Actor, authorise, ForbiddenError } from '../people/authorise.js';
import { textFaults } from '../people/plain-text.js';
import { NotFinishedError } from './progress.js';

/** Fewer answers than this are not shown: who gave them could be guessed. */
export const JUDGEMENTS_MIN = 5;
export const SCORE_MAX = 5;
export const JUDGEMENT_WORDS_LENGTH_MAX = 500;

/** What residents are asked about a result, each from 1 (not at all) to 5 (very much). */
export const JUDGEMENT_QUESTIONS = ['asPromised', 'useful', 'wellHandled'] as const;
export type JudgementQuestion = (typeof JUDGEMENT_QUESTIONS)[number];
export type Scores = Readonly<Record<JudgementQuestion, number>>;

/** What one person finds of a result, and a few words for everybody to read. */
export type Judgement = Scores & { readonly words: string };

/** How often each score was given, and their mean in tenths, rounded half up. */
export type ScoreFigures = { readonly counts: readonly number[]; readonly meanTenths: number };

export class AlreadyJudgedError extends DomainError {
  readonly code = 'already-judged';
  readonly kind = 'conflict';

  constructor() {
    super('You gave your judgement of this initiative before.');
  }
}

/**
 * Decides who judges: a resident of the wijk, once the initiative is finished. That each does once is
 * decided where the answers are kept.
 *
 * @returns the id of the resident
 * @throws {ForbiddenError} when the actor is no resident of this wijk
 * @throws {NotFinishedError} when it is not finished
 * @throws {InvalidInputError} naming every score out of bounds, and words that cannot be shown
 */
export function judgeOf(
  actor: Actor,
  { wijkteamId, isFinished }: { readonly wijkteamId: string; readonly isFinished: boolean },
  judgement: Judgement,
): string {
  authorise(actor, 'judge-result', { wijkteamId });
  if (actor.kind !== 'person') throw new ForbiddenError('judge-result');
  if (!isFinished) throw new NotFinishedError();
  refuseFaults(judgementFaults(judgement));
  return actor.id;
}

/** Every fault in an answer. */
export function judgementFaults(judgement: Judgement): Fault[] {
  const faults = JUDGEMENT_QUESTIONS.flatMap((name): Fault[] => {
    const score = judgement[name];
    const isScore = Number.isInteger(score) && score >= 1 && score <= SCORE_MAX;
    const reason = `Choose 1 to ${SCORE_MAX}.`;
    return isScore ? [] : [{ name, code: 'score-out-of-bounds', reason }];
  });
  return [...faults, ...textFaults('words', judgement.words, JUDGEMENT_WORDS_LENGTH_MAX)];
}

/**
 * How many of the answers are shown: by fives, the first ones that came. So no two readings of the
 * figures differ by fewer than five answers, and nobody can take one answer out by subtraction.
 *
 * @example
 * shownJudgements(4); //=> 0
 * shownJudgements(13); //=> 10
 */
export function shownJudgements(count: number): number {
  return count - (count % JUDGEMENTS_MIN);
}

/** The figures of one question, from how often each score was given; null when nobody answered. */
export function scoreFigures(counts: readonly number[]): ScoreFigures | null {
  const total = counts.reduce((sum, each) => sum + each, 0);
  if (total === 0) return null;
  const sum = counts.reduce((before, each, index) => before + each * (index + 1), 0);
  // Whole numbers all the way: twenty times the sum, plus the total, over twice the total.
  const twice = 20 * sum + total;
  return { counts, meanTenths: (twice - (twice % (2 * total))) / (2 * total) };
}
