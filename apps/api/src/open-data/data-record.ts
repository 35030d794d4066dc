import { type AreaGeometry, type FeatureGeometry, rightHanded } from '#domain';
import type { OpenDecision, OpenInitiative, OpenPopulation, OpenSpending } from '#persistence';
import type { ToldParticipation } from './participation.response.js';

/** One record of open data: its fields in the order of the columns, and where it lies. */
export type DataRecord = {
  readonly id: string;
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
  readonly geometry: FeatureGeometry | null;
};

export const INITIATIVE_COLUMNS = [
  ...['id', 'roundId', 'roundTitle', 'wijkteamId', 'wijkteam', 'title', 'summary', 'state'],
  ...['screeningReason', 'areaId', 'area', 'areaCode', 'requestedCents', 'submittedAt'],
  ...['longitude', 'latitude'],
];
export const DECISION_COLUMNS = [
  ...['initiativeId', 'decisionId', 'roundId', 'roundTitle', 'wijkteamId', 'wijkteam', 'title'],
  ...['amountCents', 'decidedAt', 'followsCount', 'motivation'],
];
export const SPENDING_COLUMNS = [
  ...['initiativeId', 'roundId', 'wijkteamId', 'wijkteam', 'title', 'state', 'requestedCents'],
  ...['allocatedCents', 'paidCents'],
];
export const PARTICIPATION_COLUMNS = [
  ...['roundId', 'roundTitle', 'wijkteamId', 'publishedAt', 'measure', 'part', 'areaId', 'area'],
  ...['areaCode', 'state', 'people', 'lowest', 'highest', 'cellThreshold', 'population'],
  ...['populationYear', 'share', 'shareLow', 'shareHigh', 'voice'],
];
export const POPULATION_COLUMNS = [
  ...['year', 'edition', 'areaId', 'areaCode', 'area', 'kind', 'ageClass', 'state', 'people'],
  ...['source', 'licence'],
];

export function initiativeRecord(row: OpenInitiative): DataRecord {
  const { requestedCents, submittedAt, ...rest } = row;
  const fields = {
    ...rest,
    requestedCents: Number(requestedCents),
    submittedAt: submittedAt.toISOString(),
  };
  return { id: row.id, fields, geometry: pointOf(row) };
}

export function decisionRecord(row: OpenDecision): DataRecord {
  const { id, decisionId, roundId, roundTitle, wijkteamId, wijkteam, title } = row;
  const fields = {
    ...{ initiativeId: id, decisionId, roundId, roundTitle, wijkteamId, wijkteam, title },
    amountCents: Number(row.amountCents),
    decidedAt: row.decidedAt.toISOString(),
    followsCount: row.followsCount,
    motivation: row.motivation,
  };
  return { id, fields, geometry: pointOf(row) };
}

export function spendingRecord(row: OpenSpending): DataRecord {
  const { id, roundId, wijkteamId, wijkteam, title, state } = row;
  const fields = {
    ...{ initiativeId: id, roundId, wijkteamId, wijkteam, title, state },
    requestedCents: Number(row.requestedCents),
    allocatedCents: Number(row.allocatedCents),
    paidCents: Number(row.paidCents),
  };
  return { id, fields, geometry: pointOf(row) };
}

export function participationRecord({ line, reach }: ToldParticipation): DataRecord {
  const { roundId, roundTitle, wijkteamId, measure, part, areaId, areaName, areaCode } = line;
  const { state, people, lowest, highest, threshold, population, populationYear } = line;
  const fields = {
    ...{ roundId, roundTitle, wijkteamId, publishedAt: line.publishedAt.toISOString() },
    ...{ measure, part, areaId, area: areaName, areaCode, state, people, lowest, highest },
    ...{ cellThreshold: threshold, population, populationYear },
    share: reach?.share ?? null,
    shareLow: reach?.shareLow ?? null,
    shareHigh: reach?.shareHigh ?? null,
    voice: reach?.voice ?? null,
  };
  const id = [roundId, measure, areaId ?? part].join(':');
  return { id, fields, geometry: bordersOf(line.geometry) };
}

export function populationRecord(row: OpenPopulation): DataRecord {
  const { year, edition, areaId, areaCode, area, kind, ageClass, state, people } = row;
  const { source, licence } = row;
  const fields = {
    ...{ year, edition, areaId, areaCode, area, kind, ageClass, state, people, source, licence },
  };
  const id = [row.importId, areaId, ageClass].join(':');
  return { id, fields, geometry: bordersOf(row.geometry) };
}

type Located = { readonly longitude: number | null; readonly latitude: number | null };

function pointOf({ longitude, latitude }: Located): FeatureGeometry | null {
  if (longitude === null || latitude === null) return null;
  return { type: 'Point', coordinates: [longitude, latitude] };
}

/** The database takes nothing else for borders than the geometry of an area. */
function bordersOf(geometry: unknown): FeatureGeometry | null {
  return geometry === null || geometry === undefined ? null : rightHanded(geometry as AreaGeometry);
}
