import { type GrowingList, openList, push } from '../tally/growing-list.js';

/** A piece of a text, from `from` up to (not including) `to`; one object may serve for many. */
export type TextPiece = { text: string; from: number; to: number };

/**
 * Texts with their places, 0 for the first one added. It looks at pieces of a larger text where they
 * stand, without cutting them out, which is most of the work of reading a large file; and it keeps
 * no piece of that larger text, so that it may go.
 */
export type TextIndex = {
  /** The place of a piece; -1 when it is not there. */
  readonly find: (piece: TextPiece) => number;
  /** Adds a piece at the next place; -1, or its place when it was there already. */
  readonly add: (piece: TextPiece) => number;
};

type Store = {
  /** The place of the text that has its seat here, or -1; a power of two, at most half full. */
  seats: Int32Array;
  /** By place: see `keyOf`. */
  readonly keys: GrowingList;
  /** By place: where its characters begin; behind the last one, where the next ones will. */
  readonly starts: GrowingList;
  /** The characters of the texts that are no plain numbers, as UTF-16 code units. */
  characters: Uint16Array;
  /** The few texts without a seat, so that texts chosen to collide cost no more than others. */
  readonly standing: Map<string, number>;
};

/** A text whose seat is further than this from where it should be does without one. */
const STEPS_MAX = 64;

const ZERO = 0x30;
const NUMBER_LENGTH_MAX = 9;
const NOT_A_NUMBER = -1;
const TEXT_MARK = 0x80000000;

/** An empty index; it grows as texts are added. */
export function openTextIndex(): TextIndex {
  const store: Store = {
    seats: new Int32Array(64).fill(-1),
    keys: openList(32),
    starts: openList(33),
    characters: new Uint16Array(256),
    standing: new Map(),
  };
  push(store.starts, 0);
  return {
    find: (piece) => {
      const key = keyOf(piece);
      const seat = seatOf(store, key, piece);
      return seat === -1 ? standingPlace(store, piece) : (store.seats[seat] ?? -1);
    },
    add: (piece) => add(store, piece),
  };
}

function add(store: Store, piece: TextPiece): number {
  const key = keyOf(piece);
  const seat = seatOf(store, key, piece);
  const before = seat === -1 ? standingPlace(store, piece) : (store.seats[seat] ?? -1);
  if (before !== -1) return before;
  const place = store.keys.size;
  if (seat === -1) store.standing.set(piece.text.slice(piece.from, piece.to), place);
  else store.seats[seat] = place;
  push(store.keys, key);
  keepCharacters(store, key, piece);
  if (store.keys.size * 2 > store.seats.length) growSeats(store);
  return -1;
}

function standingPlace({ standing }: Store, { text, from, to }: TextPiece): number {
  return standing.size === 0 ? -1 : (standing.get(text.slice(from, to)) ?? -1);
}

/**
 * A plain number of at most nine digits is its own key, so that most ids need no comparing; any
 * other text has its hash, marked.
 */
function keyOf(piece: TextPiece): number {
  const number = numberOf(piece);
  if (number !== NOT_A_NUMBER) return number;
  const { text, from, to } = piece;
  let hash = 0;
  for (let at = from; at < to; at += 1) hash = ((hash << 5) - hash + text.charCodeAt(at)) | 0;
  return (hash | TEXT_MARK) >>> 0;
}

/** The number that a text writes in the one plain way, without leading zeros. */
function numberOf({ text, from, to }: TextPiece): number {
  const length = to - from;
  if (length === 0 || length > NUMBER_LENGTH_MAX) return NOT_A_NUMBER;
  let number = text.charCodeAt(from) - ZERO;
  if (number < 0 || number > 9 || (number === 0 && length > 1)) return NOT_A_NUMBER;
  for (let at = from + 1; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return NOT_A_NUMBER;
    number = number * 10 + digit;
  }
  return number;
}

/** The seat that holds the piece, or the free one where it belongs; -1 when all near ones are taken. */
function seatOf(store: Store, key: number, piece: TextPiece): number {
  const { seats, keys } = store;
  const mask = seats.length - 1;
  const first = firstSeat(key);
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const seat = (first + step) & mask;
    const place = seats[seat] ?? -1;
    if (place === -1) return seat;
    if (keys.values[place] === key && (key < TEXT_MARK || isSame(store, place, piece))) return seat;
  }
  return -1;
}

/** The low bits choose the seat: ids that count up by a power of two differ in the high ones only. */
function firstSeat(key: number): number {
  return key ^ (key >>> 10) ^ (key >>> 20);
}

function isSame(store: Store, place: number, { text, from, to }: TextPiece): boolean {
  const { characters } = store;
  const start = store.starts.values[place] ?? 0;
  if ((store.starts.values[place + 1] ?? 0) - start !== to - from) return false;
  for (let at = from; at < to; at += 1) {
    if (text.charCodeAt(at) !== characters[start + at - from]) return false;
  }
  return true;
}

/** Keeps what tells the text at the last place apart, which for a number is its key alone. */
function keepCharacters(store: Store, key: number, { text, from, to }: TextPiece): void {
  const start = store.starts.values[store.keys.size - 1] ?? 0;
  const end = key < TEXT_MARK ? start : start + to - from;
  if (end > store.characters.length) {
    const larger = new Uint16Array(end * 2);
    larger.set(store.characters);
    store.characters = larger;
  }
  for (let at = start; at < end; at += 1) {
    store.characters[at] = text.charCodeAt(from + at - start);
  }
  push(store.starts, end);
}

function growSeats(store: Store): void {
  store.seats = new Int32Array(store.seats.length * 2).fill(-1);
  store.standing.clear();
  for (let place = 0; place < store.keys.size; place += 1) {
    const seat = freeSeat(store, store.keys.values[place] ?? 0);
    if (seat === -1) store.standing.set(textAt(store, place), place);
    else store.seats[seat] = place;
  }
}

function freeSeat({ seats }: Store, key: number): number {
  const first = firstSeat(key);
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const seat = (first + step) & (seats.length - 1);
    if (seats[seat] === -1) return seat;
  }
  return -1;
}

function textAt({ keys, starts, characters }: Store, place: number): string {
  const key = keys.values[place] ?? 0;
  if (key < TEXT_MARK) return key.toString();
  let text = '';
  const end = starts.values[place + 1] ?? 0;
  for (let at = starts.values[place] ?? 0; at < end; at += 1) {
    text += String.fromCharCode(characters[at] ?? 0);
  }
  return text;
}
