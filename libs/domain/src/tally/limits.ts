import type { TallyElection } from './tally-election.js';

/**
 * Keeps the limits of one count: which projects can no longer be funded because a limit of one of
 * their groups would be passed.
 *
 * Money spent never comes back, so a project that is shut out stays out. A limit never stops a
 * count: what is shut out is passed by, and its supporters keep their money for other projects.
 */
export type LimitKeeper = {
  readonly isShutOut: (place: number) => boolean;
  /** Books a funded project; gives the places of the projects that are shut out from now on. */
  readonly fund: (place: number) => readonly number[];
};

const NOBODY: readonly number[] = [];

const NO_LIMITS: LimitKeeper = { isShutOut: () => false, fund: () => NOBODY };

/** A keeper for a count that has funded nothing yet. */
export function openLimits({ limits = [], projects }: TallyElection): LimitKeeper {
  if (limits.length === 0) return NO_LIMITS;
  const out = new Uint8Array(projects.length);
  const funded = new Uint8Array(projects.length);
  const books = limits.map((limit) => ({ limit, spent: 0n, count: 0 }));
  const groupsOf = projects.map((_project, place) =>
    books.filter(({ limit }) => limit.members.includes(place)),
  );
  const shutOutBy = ({ limit, spent, count }: Book): number[] =>
    limit.members.filter((place) => {
      if (out[place] === 1 || funded[place] === 1) return false;
      const cost: bigint = projects[place]?.cost ?? 0n;
      const isTooDear = limit.costMax !== null && spent + cost > limit.costMax;
      const isTooMany = limit.countMax !== null && count >= limit.countMax;
      if (!isTooDear && !isTooMany) return false;
      out[place] = 1;
      return true;
    });
  for (const book of books) shutOutBy(book);
  return {
    isShutOut: (place) => out[place] === 1,
    fund: (place) => {
      funded[place] = 1;
      const groups = groupsOf[place] ?? [];
      for (const book of groups) {
        book.spent += projects[place]?.cost ?? 0n;
        book.count += 1;
      }
      return groups.flatMap(shutOutBy);
    },
  };
}

type Book = {
  readonly limit: NonNullable<TallyElection['limits']>[number];
  spent: bigint;
  count: number;
};
