/** What a count is doing, in this order; an explanation explains and resamples where a count certifies. */
export const TALLY_STAGES = [
  'reading',
  'hashing',
  'counting',
  'certifying',
  'explaining',
  'resampling',
  'storing',
] as const;
export type TallyStage = (typeof TALLY_STAGES)[number];

/** Where a count is: the stage, and how much of it is done, from 0 to 1. */
export type TallyPosition = { readonly stage: TallyStage; readonly share: number };

/** The part of the whole that each stage is, from and to, in percent; a guess that keeps a bar moving. */
const PARTS: Readonly<Record<TallyStage, readonly [number, number]>> = {
  reading: [0, 30],
  hashing: [30, 45],
  counting: [45, 75],
  certifying: [75, 95],
  explaining: [75, 80],
  resampling: [80, 95],
  storing: [95, 100],
};

const ALL_PERCENT = 100;
/** An Add1 count is half way, for the bar, after this many counts: nobody knows how many it will take. */
const COUNTS_HALF_WAY = 20;

/**
 * How far a task is that counts by `rules` rules one after the other, in whole percents from 0 to 99.
 *
 * Only what is finished is at 100. Ballots are read once; the other stages come back for each rule, and
 * `rule` is the place of the one at hand, from 0.
 */
export function tallyPercent(
  { stage, share }: TallyPosition,
  { rule, rules }: { readonly rule: number; readonly rules: number } = { rule: 0, rules: 1 },
): number {
  const [begin, end] = PARTS[stage];
  const within = begin + (end - begin) * (share < 0 ? 0 : share > 1 ? 1 : share);
  const repeats = stage !== 'reading' && stage !== 'storing';
  const [from] = PARTS.hashing;
  const size = PARTS.storing[0] - from;
  const percent = repeats ? from + (within - from + rule * size) / rules : within;
  const whole = percent - (percent % 1);
  return whole >= ALL_PERCENT ? ALL_PERCENT - 1 : whole;
}

/** The share of its work that an Add1 count has done, for a bar: it grows always, and never reaches 1. */
export function shareOfCounts(countsSoFar: number): number {
  return countsSoFar / (countsSoFar + COUNTS_HALF_WAY);
}
