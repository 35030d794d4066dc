import { DomainError } from '../domain-error.js';

/** What can become of a place in the drawn order. */
export const PLACE_STATES = ['reserve', 'invited', 'accepted', 'declined', 'lapsed'] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

/** What somebody who was invited can answer; lapsed stands for no answer by the last day. */
export const PLACE_ANSWERS = ['accepted', 'declined', 'lapsed'] as const;
export type PlaceAnswer = (typeof PLACE_ANSWERS)[number];

/** A code at its place in the drawn order of its stratum, from 1. */
export type DrawPlace = {
  readonly code: string;
  readonly stratum: string;
  readonly place: number;
  readonly state: PlaceState;
  /** The last day to answer on; null for somebody who was not invited. */
  readonly answerByOn: string | null;
};

export class PlaceAnsweredError extends DomainError {
  readonly code = 'draw-place-not-open';
  readonly kind = 'conflict';

  constructor(state: PlaceState) {
    super('Nobody waits for an answer from this place.', { state });
  }
}

export class AnswerAwaitedError extends DomainError {
  readonly code = 'draw-answer-awaited';
  readonly kind = 'conflict';

  constructor(answerByOn: string) {
    super('There is still time to answer.', { answerByOn });
  }
}

/**
 * Decides whether an answer can be recorded for a place. That nobody answered can be said only after
 * the last day; an answer that comes late still counts while that has not been said.
 *
 * @throws {PlaceAnsweredError} when the place is not waiting for an answer
 * @throws {AnswerAwaitedError} when it would lapse on or before its last day
 */
export function requireAnswerable(place: DrawPlace, answer: PlaceAnswer, todayOn: string): void {
  if (place.state !== 'invited') throw new PlaceAnsweredError(place.state);
  const { answerByOn } = place;
  if (answer === 'lapsed' && answerByOn !== null && todayOn <= answerByOn) {
    throw new AnswerAwaitedError(answerByOn);
  }
}

/**
 * The codes to invite now in a stratum with so many seats: the first reserves in the drawn order, one
 * for each seat that nobody has accepted or is still asked for. Fewer when the reserves have run out.
 */
export function nextToInvite(
  places: readonly Pick<DrawPlace, 'code' | 'place' | 'state'>[],
  seats: number,
): string[] {
  const taken = places.filter(({ state }) => state === 'invited' || state === 'accepted').length;
  const free = seats - taken;
  if (free <= 0) return [];
  return places
    .filter(({ state }) => state === 'reserve')
    .toSorted((one, other) => one.place - other.place)
    .slice(0, free)
    .map(({ code }) => code);
}
