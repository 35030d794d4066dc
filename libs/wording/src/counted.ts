/** A number with the right form of its word: `1 vote`, `2 votes`. The number comes formatted. */
export type Counted = (count: number, shown: string) => string;

/** The two forms of a word that is counted. */
export const counted =
  (one: string, many: string): Counted =>
  (count, shown) =>
    `${shown} ${count === 1 ? one : many}`;
