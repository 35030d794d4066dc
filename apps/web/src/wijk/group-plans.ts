import type { FoundInitiative } from './wijk-types.js';

type State = FoundInitiative['state'];

/** Plans in one state. */
export type PlanGroup = { readonly state: State; readonly plans: readonly FoundInitiative[] };

/** What people can still do something about comes first, what is over last. */
const ORDER: readonly State[] = [
  'eligible',
  'submitted',
  'funded',
  'not-funded',
  'rejected',
  'merged',
  'split',
  'withdrawn',
];

/** Plans by state, the newest of each first; states that none is in are absent. */
export function groupPlans(plans: readonly FoundInitiative[]): readonly PlanGroup[] {
  const newestFirst = plans.toSorted((one, other) =>
    other.submittedAt.localeCompare(one.submittedAt),
  );
  return ORDER.map((state) => ({
    state,
    plans: newestFirst.filter((plan) => plan.state === state),
  })).filter((group) => group.plans.length > 0);
}
