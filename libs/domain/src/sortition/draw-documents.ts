import type { HashText } from '../tally/drawn-order.js';
import type { DrawPlan, StratumSeats } from './draw-announcement.js';
import type { DrawEntry } from './draw-list.js';
import { drawListText, entriesPerStratum } from './draw-list.js';
import { PUBLIC_VALUE_FORMS, type PublicValueForm } from './draw-seed.js';

export const ANNOUNCEMENT_FORMAT = 'wijkkas-draw-announcement/1';
export const DRAW_RECORD_FORMAT = 'wijkkas-draw-record/1';

/** What is published of a draw when its list is frozen, before the public value is known. */
export type DrawAnnouncement = {
  readonly format: typeof ANNOUNCEMENT_FORMAT;
  readonly title: string;
  readonly listHash: string;
  readonly entryCount: number;
  readonly strata: readonly (StratumSeats & { readonly entryCount: number })[];
  readonly seal: string;
  readonly publicSource: string;
  readonly publicForm: PublicValueForm;
  /** ISO 8601 in UTC. */
  readonly publicAt: string;
  readonly frozenAt: string;
  /** The SHA-256 of who stands behind which code, as far as that is known; null when nobody is. */
  readonly holdersHash: string | null;
};

/** A stratum after the draw: who is drawn, and the others in the order in which they follow. */
export type DrawnStratum = {
  readonly stratum: string;
  readonly seats: number;
  readonly drawn: readonly string[];
  readonly reserves: readonly string[];
};

/** What is published of a draw that was carried out: everything that it takes to do it again. */
export type DrawRecord = {
  readonly format: typeof DRAW_RECORD_FORMAT;
  readonly announcement: DrawAnnouncement;
  readonly secret: string;
  readonly publicValue: string;
  readonly seed: string;
  readonly strata: readonly DrawnStratum[];
};

/** Whose lot a code is. Kept, never published; its hash is. */
export type DrawHolder = { readonly code: string; readonly personId: string };

/** The announcement of a plan and its list, frozen at a moment. */
export function announcementOf(
  plan: DrawPlan,
  list: { readonly entries: readonly DrawEntry[]; readonly holders: readonly DrawHolder[] },
  given: { readonly frozenAt: Date; readonly sha256: HashText },
): DrawAnnouncement {
  const counts = entriesPerStratum(list.entries);
  return {
    format: ANNOUNCEMENT_FORMAT,
    title: plan.title,
    listHash: given.sha256(drawListText(list.entries)),
    entryCount: list.entries.length,
    strata: plan.strata.map(({ stratum, population, seats }) => ({
      stratum,
      population,
      seats,
      entryCount: counts.get(stratum) ?? 0,
    })),
    seal: plan.seal,
    publicSource: plan.publicSource,
    publicForm: plan.publicForm,
    publicAt: plan.publicAt.toISOString(),
    frozenAt: given.frozenAt.toISOString(),
    holdersHash: holdersHash(list.holders, given.sha256),
  };
}

/**
 * The SHA-256 of the lines `code,person` in the order of the codes; null without any. A person's id is
 * random, so the hash gives nobody away, and an auditor who may read the ids sees that no code changed
 * hands after the draw.
 */
export function holdersHash(holders: readonly DrawHolder[], sha256: HashText): string | null {
  if (holders.length === 0) return null;
  const lines = holders.map(({ code, personId }) => ({ code, stratum: personId }));
  return sha256(drawListText(lines).slice(drawListText([]).length));
}

/** A document as it is published: JSON, two spaces deep, its last line ended by a line feed. */
export function drawDocumentText(document: DrawAnnouncement | DrawRecord): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The announcement in a text, or null when the text holds none that can be used. */
export function announcementFrom(value: unknown): DrawAnnouncement | null {
  if (!hasShape(value, ANNOUNCEMENT_FORMAT)) return null;
  const texts = ['title', 'listHash', 'seal', 'publicSource', 'publicAt', 'frozenAt'];
  const isWell =
    texts.every((name) => typeof value[name] === 'string') &&
    (PUBLIC_VALUE_FORMS as readonly unknown[]).includes(value['publicForm']) &&
    isListOf(value['strata'], isStratum);
  return isWell ? (value as unknown as DrawAnnouncement) : null;
}

/** The record in a text, or null when the text holds none that can be checked. */
export function drawRecordFrom(value: unknown): DrawRecord | null {
  if (!hasShape(value, DRAW_RECORD_FORMAT)) return null;
  const isWell =
    ['secret', 'publicValue', 'seed'].every((name) => typeof value[name] === 'string') &&
    announcementFrom(value['announcement']) !== null &&
    isListOf(value['strata'], isDrawnStratum);
  return isWell ? (value as unknown as DrawRecord) : null;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasShape(value: unknown, format: string): value is Fields {
  return isFields(value) && value['format'] === format;
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isStratum(value: unknown): boolean {
  return (
    isFields(value) && typeof value['stratum'] === 'string' && Number.isInteger(value['seats'])
  );
}

function isDrawnStratum(value: unknown): boolean {
  const isCode = (code: unknown): boolean => typeof code === 'string';
  return (
    isStratum(value) &&
    isListOf((value as Fields)['drawn'], isCode) &&
    isListOf((value as Fields)['reserves'], isCode)
  );
}
