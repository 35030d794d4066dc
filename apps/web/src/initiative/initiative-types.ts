import type { components } from '../api-types.js';

type Schemas = components['schemas'];
export type Town = Schemas['MunicipalityResponse'];
export type Initiative = Schemas['InitiativeResponse'];
export type CostLine = Schemas['CostLineResponse'];
export type InitiativeRound = Schemas['RoundResponse'];
export type InitiativeFile = Schemas['InitiativeFileResponse'];
export type InitiativeRoute = Schemas['RouteResponse'];
export type Screening = Schemas['ScreeningResponse'];
export type Finding = Schemas['FindingResponse'];
export type Advice = Schemas['AdviceResponse'];
export type Support = Schemas['SupportProgressResponse'];
export type SupportCount = Schemas['SupportCountResponse'];
export type Answer = Schemas['AnswerResponse'];
/** A comment or a question, with its answers, oldest first. */
export type Comment = Answer & { readonly answers: readonly Answer[] };
export type VersionEntry = Schemas['PlanVersionEntryResponse'];
export type Comparison = Schemas['PlanComparisonResponse'];
export type PlanChange = Schemas['PlanChangeResponse'];
export type CostLineChange = Schemas['CostLineChangeResponse'];
export type Progress = Schemas['ProgressResponse'];
export type Milestone = Schemas['MilestoneResponse'];
export type ProgressPost = Schemas['ProgressPostResponse'];
export type Similar = Schemas['SimilarInitiativeResponse'];
export type Area = Schemas['AreaResponse'];
