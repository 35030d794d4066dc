import type { InitiativeState } from './initiative.js';
import type { Location } from './plan.js';
import { wordsOf } from './search-terms.js';

/** At most so many are shown to somebody who writes. */
export const SIMILAR_MAX = 10;

const TITLE_WORDS_MAX = 8;
const TEXT_WORDS_MAX = 30;
const WORD_LENGTH_MIN = 3;

/** Words that tell nothing here: every plan for a neighbourhood is of people, together, in a place. */
const COMMON = new Set(
  `aan achter af al alle allemaal als altijd andere beetje bent ben beter bewoner bewoners bij bijna binnen buiten buren buurt buurten buurtbewoners
   daar dag dagen dan dat deel deze dit doen door drie dus echt een eens eenmaal eerste elk elkaar elke ene enkele er even extra geen gaan gaat geld goed
   goede graag groep groot grote haar hebben heeft heel hele helpen hem hen het hier hij hoe hun idee iedere iedereen iemand iets initiatief in jaar jaren
   keer kleine komen komt kopen kosten kunnen kun kan lang lange langs leuk leuke maak maakt maand maar maken mee meer meest mensen met mij mijn minder moet moeten
   mogelijk mooi mooie na naar naast nabij nemen niemand niet nieuw nieuwe nog nodig nu om onder ons onze ook op oude over paar plaats plaatsen plan plannen
   plek plekken rond rondom samen staan staat steeds straat straten te tegen ten ter toch toe tot tussen tweede twee uit van veel vele vier vinden voor vooral
   waar want was wat week weken weer wel welke weg wie wij wijk wijken wil willen wonen worden wordt zal ze zeer zelf zich zien zij zijn zo zoals zonder zou
   zodat and for the with`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What somebody is writing, as far as it is compared. */
export type WrittenPlan = {
  readonly title: string;
  readonly summary: string;
  readonly location: Location | null;
  readonly areaId: string | null;
  /** The round that it is for; null when that is not known yet. */
  readonly roundId: string | null;
};

/** The words that a plan is recognised by; those of the title count for more. */
export type TellingWords = {
  readonly inTitle: readonly string[];
  readonly inText: readonly string[];
};

/** A public initiative that has words in common with what somebody writes. */
export type SimilarCandidate = {
  readonly id: string;
  readonly roundId: string;
  readonly title: string;
  readonly state: InitiativeState;
  readonly location: Location | null;
  readonly areaId: string | null;
  readonly submittedAt: Date;
  /** Words of the writer that stand in its title, as they are or in a compound. */
  readonly sharedInTitle: readonly string[];
  /** Words of the writer that stand in its text or its place. */
  readonly sharedInText: readonly string[];
};

/** An initiative that is like what somebody writes, and why it is said to be. */
export type Similar = {
  readonly id: string;
  readonly roundId: string;
  readonly title: string;
  readonly state: InitiativeState;
  readonly submittedAt: Date;
  /** From 1 to 100, the more alike the higher. */
  readonly score: number;
  /** The words of the writer that stand in it too, in the order of the alphabet. */
  readonly sharedWords: readonly string[];
  /** In whole metres; null where one of the two has no place. */
  readonly distanceMetres: number | null;
  readonly isInSameArea: boolean;
  readonly isInSameRound: boolean;
};

/**
 * The words that a plan is recognised by: without words that every plan holds, each once, at most
 * eight of the title and thirty of the text that are not in the title. Words shorter than three
 * characters are left out.
 */
export function tellingWords({
  title,
  summary,
}: Pick<WrittenPlan, 'title' | 'summary'>): TellingWords {
  const told = (text: string): string[] => [
    ...new Set(wordsOf(text).filter((word) => word.length >= WORD_LENGTH_MIN && !COMMON.has(word))),
  ];
  const inTitle = told(title).slice(0, TITLE_WORDS_MAX);
  const inText = told(summary).filter((word) => !inTitle.includes(word));
  return { inTitle, inText: inText.slice(0, TEXT_WORDS_MAX) };
}

/** What a shared word is worth, by where the writer has it and where the other one has it. */
const BOTH_TITLES = 60;
const ONE_TITLE = 20;
const BOTH_TEXTS = 6;
const NEAR_METRES = 100;
const CLOSE_BY_METRES = 500;
const NEAR_WORTH = 25;
const CLOSE_BY_WORTH = 10;
const SAME_AREA_WORTH = 5;
const SCORE_MIN = 20;
const SCORE_MAX = 100;

/**
 * Which candidates are like what somebody writes, the most alike first, at most ten.
 *
 * A word that both have in the title is worth 60, one that one of them has in the title 20, another
 * 6; a word that more than a third of at least six candidates share is worth a third of that. Within
 * 100 metres adds 25, within 500 metres 10, the same area 5: a place alone makes nothing alike. Below
 * 20 it is not alike; above 100 it counts as 100. Ties: the newest first, then by id.
 */
export function similarOnes(
  plan: WrittenPlan,
  words: TellingWords,
  candidates: readonly SimilarCandidate[],
): Similar[] {
  const worthOf = wordWorth(candidates);
  return candidates
    .map((candidate) => ({ candidate, score: scoreOf(plan, words, candidate, worthOf) }))
    .filter(({ score }) => score >= SCORE_MIN)
    .toSorted((a, b) => b.score - a.score || byAge(a.candidate, b.candidate))
    .slice(0, SIMILAR_MAX)
    .map(({ candidate, score }) => explained(plan, candidate, score));
}

type Worth = (word: string, points: number) => number;

const THIRD = 3;
const COMMON_FROM = 6;

function wordWorth(candidates: readonly SimilarCandidate[]): Worth {
  const counts = new Map<string, number>();
  for (const candidate of candidates) {
    for (const word of allShared(candidate)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const isCommon = (word: string): boolean =>
    candidates.length >= COMMON_FROM && (counts.get(word) ?? 0) * THIRD > candidates.length;
  return (word, points) => (isCommon(word) ? points / THIRD : points);
}

function scoreOf(
  plan: WrittenPlan,
  words: TellingWords,
  candidate: SimilarCandidate,
  worthOf: Worth,
): number {
  const { sharedInTitle, sharedInText } = candidate;
  const inTitles = sharedInTitle.map((word) =>
    worthOf(word, words.inTitle.includes(word) ? BOTH_TITLES : ONE_TITLE),
  );
  const inTexts = sharedInText
    .filter((word) => !sharedInTitle.includes(word))
    .map((word) => worthOf(word, words.inTitle.includes(word) ? ONE_TITLE : BOTH_TEXTS));
  const told = [...inTitles, ...inTexts].reduce((sum, points) => sum + points, 0);
  const whole = roundHalfUp(told + placeWorth(plan, candidate));
  return told === 0 ? 0 : whole > SCORE_MAX ? SCORE_MAX : whole;
}

function placeWorth(plan: WrittenPlan, candidate: SimilarCandidate): number {
  const distance = distanceBetween(plan.location, candidate.location);
  if (distance !== null && distance <= NEAR_METRES) return NEAR_WORTH;
  if (distance !== null && distance <= CLOSE_BY_METRES) return CLOSE_BY_WORTH;
  return distance === null && isSameArea(plan, candidate) ? SAME_AREA_WORTH : 0;
}

function explained(plan: WrittenPlan, candidate: SimilarCandidate, score: number): Similar {
  const { id, roundId, title, state, submittedAt } = candidate;
  return {
    id,
    roundId,
    title,
    state,
    submittedAt,
    score,
    sharedWords: allShared(candidate).toSorted(),
    distanceMetres: distanceBetween(plan.location, candidate.location),
    isInSameArea: isSameArea(plan, candidate),
    isInSameRound: plan.roundId === roundId,
  };
}

function allShared({ sharedInTitle, sharedInText }: SimilarCandidate): string[] {
  return [...new Set([...sharedInTitle, ...sharedInText])];
}

function isSameArea(plan: WrittenPlan, { areaId }: SimilarCandidate): boolean {
  return areaId !== null && plan.areaId === areaId;
}

function byAge(a: SimilarCandidate, b: SimilarCandidate): number {
  const newer = b.submittedAt.getTime() - a.submittedAt.getTime();
  return newer === 0 ? (a.id < b.id ? -1 : 1) : newer;
}

/** A degree of latitude; of longitude at the middle of the Netherlands (52.1° north). */
const METRES_PER_DEGREE_NORTH = 111_250;
const METRES_PER_DEGREE_EAST = 68_500;

/**
 * How far two places in the Netherlands lie apart, in whole metres on a flat map: within one percent
 * for places of one municipality. Null when one of them is not known.
 */
export function distanceBetween(one: Location | null, other: Location | null): number | null {
  if (one === null || other === null) return null;
  const east = (one.longitude - other.longitude) * METRES_PER_DEGREE_EAST;
  const north = (one.latitude - other.latitude) * METRES_PER_DEGREE_NORTH;
  return roundHalfUp((east ** 2 + north ** 2) ** 0.5);
}

/** Of a number that is not negative. */
function roundHalfUp(value: number): number {
  const up = value + 0.5;
  return up - (up % 1);
}
