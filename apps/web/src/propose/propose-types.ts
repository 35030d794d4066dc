import type { components } from '../api-types.js';

type Schemas = components['schemas'];

export type Initiative = Schemas['InitiativeResponse'];
export type MyInitiative = Schemas['MyInitiativeResponse'];
export type OpenPoints = Schemas['OpenPointsResponse'];
export type OpenPoint = OpenPoints['points'][number];
export type RuleChecks = Schemas['LiveRuleChecksResponse'];
export type RuleCheck = RuleChecks['checks'][number];
export type SimilarInitiative = Schemas['SimilarInitiativeResponse'];
export type Round = Schemas['RoundResponse'];
export type Area = Schemas['AreaSummaryResponse'];
export type CostLineRequest = Required<Omit<Schemas['CostLineRequest'], 'amountCents'>>;
/** What is typed on the page; a place on the map is not, and stays as it is. */
export type PlanRequest = Required<Omit<Schemas['EditInitiativeRequest'], 'location' | 'reason'>>;
