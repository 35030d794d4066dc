/** Bounds of a share, from 0 to 1. */
export type ShareInterval = { readonly low: number; readonly high: number };

const Z_95 = 1.959963984540054;

/**
 * The 95 % interval of Wilson (1927) for a share of which `hits` of `trials` were seen; from 0 to 1
 * when nothing was tried. Right for shares near 0 and 1 as well, where the usual formula is not.
 */
export function wilsonInterval(hits: number, trials: number): ShareInterval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = hits / trials;
  const square = Z_95 * Z_95;
  const centre = share + square / (2 * trials);
  const spread = Z_95 * ((share * (1 - share)) / trials + square / (4 * trials * trials)) ** 0.5;
  const scale = 1 + square / trials;
  const low = (centre - spread) / scale;
  const high = (centre + spread) / scale;
  return { low: hits === 0 || low < 0 ? 0 : low, high: hits === trials || high > 1 ? 1 : high };
}
