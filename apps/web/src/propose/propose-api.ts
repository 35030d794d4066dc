import type { Language } from '../messages/language.js';
import { pathOf, readAll, readOne } from '../service/read-service.js';
import { readVersioned } from '../service/read-versioned.js';
import { send } from '../service/send.js';
import { NothingThereError } from '../service/read-service.js';
import { type PlanForm, requestOf } from './plan-form.js';
import type {
  Area,
  Initiative,
  MyInitiative,
  OpenPoint,
  OpenPoints,
  PlanRequest,
  Round,
  RuleChecks,
  SimilarInitiative,
} from './propose-types.js';

export type Place = { readonly municipality: string };
export type DraftAddress = Place & { readonly id: string };

/** What somebody can begin with: their drafts, and the rounds that take plans now. */
export type Beginning = {
  readonly drafts: readonly MyInitiative[];
  readonly rounds: readonly Round[];
};

export async function readBeginning(place: Place, signal: AbortSignal): Promise<Beginning> {
  const [drafts, rounds] = await Promise.all([
    readAll<MyInitiative>(pathOf(place, '/my-initiatives?state=draft'), signal),
    readAll<Round>(pathOf(place, '/rounds?phase=submission'), signal),
  ]);
  return { drafts, rounds };
}

/** Makes a draft with a name only, and gives its id. Sent twice with one key, it is one draft. */
export async function beginDraft(
  place: Place,
  { roundId, title }: { readonly roundId: string; readonly title: string },
  key: string,
): Promise<string> {
  const path = pathOf(place, `/rounds/${roundId}/initiatives`);
  const { body } = await send<{ readonly id: string }>({
    method: 'POST',
    path,
    body: { title },
    key,
  });
  return body.id;
}

export type Draft = {
  readonly initiative: Initiative;
  readonly version: number;
  readonly areas: readonly Area[];
};

/** @throws {NothingThereError} when there is no such draft, or it was sent already */
export async function readDraft(address: DraftAddress, signal: AbortSignal): Promise<Draft> {
  const path = pathOf(address, `/initiatives/${address.id}`);
  const [{ item: initiative, version }, areas] = await Promise.all([
    readVersioned<Initiative>(path, signal),
    readAll<Area>(pathOf(address, '/areas'), signal),
  ]);
  if (initiative.state !== 'draft') throw new NothingThereError(path);
  return { initiative, version, areas };
}

/** Saves what is typed over a version, and gives the new one. */
export async function saveDraft(
  address: DraftAddress,
  form: PlanForm,
  version: number,
): Promise<number> {
  const body: PlanRequest = requestOf(form);
  const answer = await send<Initiative>({
    method: 'PATCH',
    path: pathOf(address, `/initiatives/${address.id}`),
    body,
    version,
  });
  return answer.version ?? version;
}

/** Sends the plan in: from then on everybody can read it. */
export async function submitDraft(
  address: DraftAddress,
  key: string,
  language: Language,
): Promise<void> {
  const path = pathOf(address, `/initiatives/${address.id}/submissions?language=${language}`);
  await send({ method: 'POST', path, key });
}

/** What the service says of a draft as it was saved last. */
export type Findings = {
  readonly points: readonly OpenPoint[];
  readonly rules: RuleChecks;
  readonly similar: readonly SimilarInitiative[];
};

export async function readFindings(
  address: DraftAddress,
  plan: Pick<PlanForm, 'title' | 'summary' | 'areaId'> & { readonly roundId: string },
  { language, signal }: { readonly language: Language; readonly signal: AbortSignal },
): Promise<Findings> {
  const { title, summary, areaId, roundId } = plan;
  const [{ points }, { body: rules }, { body: similar }] = await Promise.all([
    readOne<OpenPoints>(
      pathOf(address, `/initiatives/${address.id}/open-points?language=${language}`),
      signal,
    ),
    send<RuleChecks>({
      method: 'POST',
      path: pathOf(address, `/initiatives/${address.id}/rule-checks?language=${language}`),
      signal,
    }),
    send<SimilarInitiative[]>({
      method: 'POST',
      path: pathOf(address, '/similar-initiatives'),
      body: { title, summary, roundId, ...(areaId === '' ? {} : { areaId }) },
      signal,
    }),
  ]);
  return { points, rules, similar };
}
