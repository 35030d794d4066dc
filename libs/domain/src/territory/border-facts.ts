import type { Fault } from '../domain-error.js';
import type { Position } from '../people/geometry.js';

/**
 * Positions are rounded, often to six decimals (0.11 m), and each side of a border by itself. What
 * is not wider than this many metres is rounding, and no fault.
 */
export const ROUNDING_M = 0.25;

/** Something about the borders of one area that cannot be: what, where, and how large. */
export type BorderFact =
  | { readonly kind: 'ring-crosses-itself'; readonly path: string; readonly at: Position }
  | {
      readonly kind: 'hole-outside' | 'parts-overlap';
      readonly path: string;
      readonly at: Position;
      readonly squareMetres: number;
    };

/** How two areas lie to each other, where that cannot be. */
export type BetweenAreasFact = {
  readonly kind: 'areas-overlap' | 'outside-wijk';
  readonly squareMetres: number;
  /** A place in the part that is too much. */
  readonly at: Position;
  /** What the other area is called, with its code where it has one. */
  readonly other: string;
};

/** The fault behind a fact about one area, with the place of the fault in degrees. */
export function borderFault(fact: BorderFact): Fault {
  const at = placeText(fact.at);
  if (fact.kind === 'ring-crosses-itself') {
    const reason = `The ring crosses itself at ${at}.`;
    return { name: fact.path, code: 'ring-crosses-itself', reason };
  }
  const size = areaText(fact.squareMetres);
  const reason =
    fact.kind === 'hole-outside'
      ? `The hole lies outside its outer ring, ${size} of it, around ${at}.`
      : `This polygon overlaps another one of the same area: ${size}, around ${at}.`;
  return { name: fact.path, code: fact.kind, reason };
}

/** The fault behind a fact about two areas. `label` names the area that the request is about. */
export function betweenAreasFault(name: string, label: string, fact: BetweenAreasFact): Fault {
  const at = placeText(fact.at);
  const size = areaText(fact.squareMetres);
  const reason =
    fact.kind === 'areas-overlap'
      ? `${label} overlaps ${fact.other}: ${size}, around ${at}.`
      : `${label} lies mostly outside its wijk ${fact.other}: ${size} of it, around ${at}.`;
  return { name, code: fact.kind, reason };
}

/** A place as a person can look it up: longitude and latitude, six decimals (0.1 m). */
export function placeText([longitude, latitude]: Position): string {
  return `longitude ${longitude.toFixed(6)}, latitude ${latitude.toFixed(6)}`;
}

/** Whole square metres; at least 1, as what is told is never nothing. */
function areaText(squareMetres: number): string {
  return `${squareMetres < 1 ? 1 : squareMetres.toFixed(0)} m²`;
}
