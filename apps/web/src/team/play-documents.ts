import { type PlayContent, playRulesDocument, readPlayRules } from '#domain';
import type { PlayDocument } from './team-types.js';

/** The documents of rules of a wijkteam, by what they are for whoever reads the page today. */
export type PlayShelf = {
  /** The standing rules that hold today; null when there are none. */
  readonly inForce: PlayDocument | null;
  /** Adopted rules that hold from a later day, the nearest first. */
  readonly upcoming: readonly PlayDocument[];
  /** What residents are asked about now, or were asked about and is not adopted yet. */
  readonly consulted: readonly PlayDocument[];
  /** Standing rules that held before, the latest first. */
  readonly earlier: readonly PlayDocument[];
  /** Adopted rules of one round each. */
  readonly ofRounds: readonly PlayDocument[];
};

/** Puts documents in their place. `todayOn` is a calendar day (ISO). */
export function shelve(documents: readonly PlayDocument[], todayOn: string): PlayShelf {
  const adopted = documents
    .filter(({ roundId, adoptedAt }) => roundId === null && adoptedAt !== null)
    .toSorted((one, other) => other.number - one.number);
  const inForce = adopted.find(({ validFromOn }) => validFromOn <= todayOn) ?? null;
  const number = inForce?.number ?? 0;
  return {
    inForce,
    upcoming: adopted.filter((each) => each.number > number).toReversed(),
    consulted: documents.filter(({ state }) => state === 'consultation'),
    earlier: adopted.filter((each) => each.number < number),
    ofRounds: documents.filter(({ roundId, state }) => roundId !== null && state === 'adopted'),
  };
}

/** What people wrote in a document, as the domain reads it. */
export function contentOf(document: PlayDocument): PlayContent {
  const { title, legalBasis, validFromOn, rules } = document;
  return { title, legalBasis, validFromOn, rules: readPlayRules(rules, 'number').rules };
}

/** The text whose SHA-256 a document was adopted under, made anew from what the page shows of it. */
export function hashedTextOf(document: PlayDocument): string {
  const { id, wijkteamId, roundId, number, version } = document;
  return playRulesDocument({
    ...contentOf(document),
    ...{ id, wijkteamId, roundId, number, version },
    consultation: null,
    withoutConsultationReason: null,
    adoptedAt: null,
    documentHash: null,
    createdAt: new Date(document.createdAt),
  });
}
