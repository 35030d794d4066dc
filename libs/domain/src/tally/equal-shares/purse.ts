/** The length of a purse, and what stands in it; see `SharesState.purses`. */
export const PURSE = 4;
export const BUDGET = 0;
export const WEIGHT = 1;
export const SLOPE_HIGH = 2;
export const SLOPE_LOW = 3;
