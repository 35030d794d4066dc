import type { HashText } from '../tally/drawn-order.js';
import { carryOutDraw } from './carry-out-draw.js';
import type { DrawAnnouncement, DrawRecord } from './draw-documents.js';
import { type DrawEntry, drawListText } from './draw-list.js';
import { publicValueFaults, sealOf, secretFaults } from './draw-seed.js';

/** One way in which a draw is not what it says; each has a sentence in the wording of the pages. */
export type DrawDifference =
  | { readonly kind: 'list-hash'; readonly announced: string; readonly found: string }
  | { readonly kind: 'code-not-drawn'; readonly code: string }
  | { readonly kind: 'code-not-on-list'; readonly code: string }
  | { readonly kind: 'stratum-unknown'; readonly code: string; readonly stratum: string }
  | { readonly kind: 'seal'; readonly announced: string; readonly found: string }
  | { readonly kind: 'secret-form' }
  | { readonly kind: 'public-value-form'; readonly publicValue: string }
  | { readonly kind: 'frozen-late'; readonly frozenAt: string; readonly publicAt: string }
  | { readonly kind: 'announcement' }
  | { readonly kind: 'seed'; readonly recorded: string; readonly found: string }
  | { readonly kind: 'strata'; readonly recorded: number; readonly found: number }
  | {
      readonly kind: 'place';
      readonly stratum: string;
      /** From 1; those beyond the seats are reserves. */
      readonly place: number;
      /** Null: nobody. */
      readonly recorded: string | null;
      readonly found: string | null;
    };

/** The values that are shown at a draw, to be held against its announcement. */
export type ShownValues = { readonly secret: string; readonly publicValue: string };

/** What keeps a draw from being carried out as announced: another list, secret, or form of the value. */
export function announcementDifferences(
  announcement: DrawAnnouncement,
  entries: readonly DrawEntry[],
  { secret, publicValue, sha256 }: ShownValues & { readonly sha256: HashText },
): DrawDifference[] {
  const { listHash: announced, seal, publicForm, frozenAt, publicAt } = announcement;
  const [listHash, ownSeal] = [sha256(drawListText(entries)), sealOf(secret, sha256)];
  const known = new Set(announcement.strata.map(({ stratum }) => stratum));
  const strange = entries.filter(({ stratum }) => !known.has(stratum));
  return [
    ...(listHash === announced ? [] : [{ kind: 'list-hash', announced, found: listHash } as const]),
    ...strange.map(({ code, stratum }) => ({ kind: 'stratum-unknown', code, stratum }) as const),
    ...(secretFaults(secret).length === 0 ? [] : [{ kind: 'secret-form' } as const]),
    ...(ownSeal === seal ? [] : [{ kind: 'seal', announced: seal, found: ownSeal } as const]),
    ...(publicValueFaults(publicValue, publicForm).length === 0
      ? []
      : [{ kind: 'public-value-form', publicValue } as const]),
    ...(frozenAt < publicAt ? [] : [{ kind: 'frozen-late', frozenAt, publicAt } as const]),
  ];
}

/**
 * Everything in which a record differs from its list and from the draw done again; none: it is right.
 * With the announcement as it was published the record must hold that very one, too. Of every stratum
 * the first place that differs is named: from there on the order is another.
 */
export function drawRecordDifferences(
  record: DrawRecord,
  entries: readonly DrawEntry[],
  given: { readonly sha256: HashText; readonly announcement?: DrawAnnouncement },
): DrawDifference[] {
  const { announcement: published = record.announcement, sha256 } = given;
  const { secret, publicValue } = record;
  const again = carryOutDraw(published, entries, { secret, publicValue, sha256 });
  const isOther = inOrder(published) !== inOrder(record.announcement);
  return [
    ...(isOther ? [{ kind: 'announcement' } as const] : []),
    ...announcementDifferences(published, entries, { secret, publicValue, sha256 }),
    ...codeDifferences(record, entries),
    ...(record.seed === again.seed
      ? []
      : [{ kind: 'seed', recorded: record.seed, found: again.seed } as const]),
    ...placeDifferences(record, again),
  ];
}

/** A document as text with its keys in order: a tool that saves JSON anew may move them. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : each,
  );
}

function codeDifferences(record: DrawRecord, entries: readonly DrawEntry[]): DrawDifference[] {
  const onList = new Set(entries.map(({ code }) => code));
  const drawn = new Set(record.strata.flatMap((each) => [...each.drawn, ...each.reserves]));
  return [
    ...[...onList]
      .filter((code) => !drawn.has(code))
      .map((code) => ({ kind: 'code-not-drawn', code }) as const),
    ...[...drawn]
      .filter((code) => !onList.has(code))
      .map((code) => ({ kind: 'code-not-on-list', code }) as const),
  ];
}

function placeDifferences(record: DrawRecord, again: DrawRecord): DrawDifference[] {
  const count = { recorded: record.strata.length, found: again.strata.length };
  if (count.recorded !== count.found) return [{ kind: 'strata', ...count }];
  return again.strata.flatMap((stratum, index) => {
    const other = record.strata[index];
    const [found, recorded] = [ordered(stratum), other === undefined ? [] : ordered(other)];
    const length = found.length > recorded.length ? found.length : recorded.length;
    const places = Array.from({ length }, (_, place) => place);
    const first = places.find((place) => found[place] !== recorded[place]);
    if (first === undefined) return seatDifferences(stratum, other);
    return [placeOf(stratum.stratum, first, { recorded, found })];
  });
}

/** The same order, with the border between drawn and reserve at another place. */
function seatDifferences(
  stratum: DrawRecord['strata'][number],
  other: DrawRecord['strata'][number] | undefined,
): DrawDifference[] {
  const [found, recorded] = [stratum.drawn, other?.drawn ?? []];
  const isSame = found.length === recorded.length && stratum.stratum === other?.stratum;
  if (isSame && stratum.seats === other.seats) return [];
  const shorter = found.length < recorded.length ? found.length : recorded.length;
  return [placeOf(stratum.stratum, shorter, { recorded, found })];
}

function placeOf(
  stratum: string,
  index: number,
  { recorded, found }: { readonly recorded: readonly string[]; readonly found: readonly string[] },
): DrawDifference {
  return {
    kind: 'place',
    stratum,
    place: index + 1,
    recorded: recorded[index] ?? null,
    found: found[index] ?? null,
  };
}

const ordered = ({ drawn, reserves }: DrawRecord['strata'][number]): string[] => [
  ...drawn,
  ...reserves,
];
