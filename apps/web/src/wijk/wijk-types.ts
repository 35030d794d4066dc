import type { components } from '../api-types.js';

type Schemas = components['schemas'];
export type Town = Schemas['MunicipalityResponse'];
export type WijkSummary = Schemas['WijkSummaryResponse'];
export type Wijk = Schemas['WijkPageResponse'];
export type WijkRound = Schemas['WijkRoundResponse'];
export type FoundInitiative = Schemas['FoundInitiativeResponse'];
export type WijkPromise = Schemas['PromiseResponse'];
export type Participation = Schemas['ParticipationResponse'];
export type ParticipationCell = Schemas['ParticipationCellResponse'];
export type Story = Schemas['StoryResponse'];
