import { type Answer, type Json, TestClient } from './api.js';
import {
  aBudget,
  aRoundToDecide,
  created,
  decide,
  type GivenDecision,
  type Treasury,
} from './funded-initiative.factory.js';
import { aPerson, asOwner, type TestPerson } from './municipality.factory.js';

export type ToldRound = {
  readonly roundId: string;
  readonly initiativeIds: readonly string[];
  readonly proposer: TestPerson;
  readonly email: string;
};

/** A round of the wijkteam's own choice, whose initiatives are all of one resident with an address. */
export async function aRoundToTell(
  treasury: Treasury,
  given: GivenDecision = {},
): Promise<ToldRound> {
  const { roundId, initiativeIds } = await aRoundToDecide(treasury, {
    mode: 'committee-advice',
    phase: 'deciding',
    budgetId: await aBudget(treasury, 10_000_000),
    costsCents: [30_000n, 45_000n],
    ...given,
  });
  const proposer = await aPerson(treasury.api, treasury.town, 'resident');
  const email = `${proposer.id}@bewoner.example`;
  await asOwner(treasury.api, 'UPDATE person SET email = $2 WHERE id = $1', [proposer.id, email]);
  await changed(treasury, initiativeIds, `proposed_by = '${proposer.id}'`);
  return { roundId, initiativeIds, proposer, email };
}

/** Sets facts of initiatives as a restored backup would, past the triggers. */
export async function changed(
  { api }: Treasury,
  initiativeIds: readonly string[],
  facts: string,
): Promise<void> {
  const ids = initiativeIds.map((id) => `'${id}'`).join(', ');
  await asOwner(
    api,
    `SET session_replication_role = replica; UPDATE initiative SET ${facts} WHERE id IN (${ids})`,
  );
}

/** The register of the letters of a round, as anybody reads it. */
export async function lettersOf(treasury: Treasury, roundId: string): Promise<readonly Json[]> {
  const answer = await new TestClient(treasury.api).get<Json[]>(
    treasury.path(`/rounds/${roundId}/award-letters?perPage=100`),
  );
  return answer.body;
}

/** A refusal that the wijkteam decided on just now. */
export async function aRefusal(
  treasury: Treasury,
): Promise<ToldRound & { readonly letterId: string; readonly letter: Json }> {
  const told = await aRoundToTell(treasury);
  await created(decide(treasury, told.roundId, told.initiativeIds.slice(0, 1)));
  const letters = await lettersOf(treasury, told.roundId);
  const letter = letters.find(({ kind }) => kind === 'refusal') ?? {};
  return { ...told, letterId: String(letter['id']), letter };
}

/** Files an objection, by the addressee unless told otherwise. */
export function object(
  treasury: Treasury,
  letterId: string,
  { client }: Pick<TestPerson, 'client'>,
  body: object = { grounds: 'Mijn plan is beter voor de buurt.' },
): Promise<Answer<Json>> {
  return client.post(treasury.path(`/award-letters/${letterId}/objections`), body);
}

/** Makes a letter as old as this many days, as if it had been written then. */
export async function aged(
  { api }: Treasury,
  letterId: string,
  day: { readonly announcedOn: string; readonly objectionUntilOn: string },
): Promise<void> {
  const { announcedOn, objectionUntilOn } = day;
  const facts = `replace(replace(facts, '"announcedOn":"' || announced_on, '"announcedOn":"${announcedOn}'),
    '"objectionUntilOn":"' || objection_until_on, '"objectionUntilOn":"${objectionUntilOn}')`;
  const number = `replace(${facts}, '"number":"' || year, '"number":"${announcedOn.slice(0, 4)}')`;
  await asOwner(
    api,
    `SET session_replication_role = replica;
     UPDATE award_letter SET facts = ${number}, announced_on = '${announcedOn}', objection_until_on = '${objectionUntilOn}',
            year = ${announcedOn.slice(0, 4)},
            hash = encode(sha256(convert_to(${number} || E'\\n' || text_nl || E'\\n' || text_en, 'UTF8')), 'hex')
      WHERE id = '${letterId}'`,
  );
}

/** The rule, or else the code, by which the database refused. */
export function refusedBy(error: unknown): string | undefined {
  const { code, constraint } = error as { readonly code?: string; readonly constraint?: string };
  return constraint ?? code;
}
