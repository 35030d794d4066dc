/**
 * How long a job may be silent before another worker takes it over, and how often that may happen.
 *
 * A worker renews its hold on a job at half of `lockDuration`, so it may be busy for that long. One
 * that was killed is missed after `lockDuration` and noticed at the next look; a job is given up as
 * failed only when it outlived its worker this many times.
 */
export const TAKE_OVER = {
  lockDuration: 15_000,
  stalledInterval: 3_000,
  maxStalledCount: 5,
} as const;
