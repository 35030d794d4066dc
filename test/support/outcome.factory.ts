import type { TestApi } from './api.js';
import { aPerson, type TestMunicipality, type TestPerson } from './municipality.factory.js';
import type { TestRound } from './round.factory.js';

/** What somebody enters of an assembly that chose these initiatives and no other, as JSON. */
export function outcomeGiven(
  round: Pick<TestRound, 'initiativeIds'>,
  granted: readonly string[] = round.initiativeIds,
): OutcomeGiven {
  return {
    heldOn: '2026-01-20',
    place: 'Buurthuis De Schakel',
    presentCount: 40,
    minutes: 'De bewoners bespraken de plannen en kozen.',
    lines: round.initiativeIds.map((initiativeId) => ({
      initiativeId,
      opinion: granted.includes(initiativeId) ? 'grant' : 'refuse',
      reasons: granted.includes(initiativeId) ? null : 'Het past niet bij wat de wijk nodig heeft.',
    })),
  };
}

type OutcomeGiven = {
  readonly heldOn: string;
  readonly place: string;
  readonly presentCount: number;
  readonly minutes: string;
  readonly lines: readonly {
    readonly initiativeId: string;
    readonly opinion: 'grant' | 'refuse';
    readonly reasons: string | null;
    readonly votes?: number;
  }[];
};

/** An outcome of a round that one contact person entered and another confirmed, and its id. */
export async function aConfirmedOutcome(
  api: TestApi,
  town: TestMunicipality,
  round: Pick<TestRound, 'path' | 'initiativeIds'>,
  granted: readonly string[] = round.initiativeIds,
): Promise<string> {
  const [first, second] = await Promise.all([clerk(api, town), clerk(api, town)]);
  const path = `${round.path}/outcome-records`;
  const recorded = await first.client.post<Kept>(path, outcomeGiven(round, granted));
  const { id, textHash } = recorded.body;
  const confirmed = await second.client.post(`${path}/${id}/confirmations`, { textHash });
  if (confirmed.status !== 201) {
    throw new Error(`The outcome was refused: ${JSON.stringify([recorded.body, confirmed.body])}`);
  }
  return id;
}

type Kept = { readonly id: string; readonly textHash: string };

function clerk(api: TestApi, town: TestMunicipality): Promise<TestPerson> {
  return aPerson(api, town, 'contact-person');
}
