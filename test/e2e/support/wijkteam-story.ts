import { TestClient } from '../../support/api.js';
import { signInWithCode } from '../../support/municipality.factory.js';
import { runWijkkas } from './run-wijkkas.js';
import type { RunningService } from './running-service.js';
import { bodyOf, type Created, type Endpoint, endpointsOf, PASSWORD, type Town } from './town.js';
import {
  adoptRules,
  dayFromNow,
  holdDraws,
  meet,
  planRound,
  type Seated,
  spendMoney,
} from './wijkteam-acts.js';

/** What a page of a wijkteam can be looked at for. */
export type WijkteamStory = {
  readonly slug: string;
  readonly wijkteamId: string;
  /** A wijkteam of which nothing has happened yet. */
  readonly newWijkteamId: string;
};

const SLUG = 'lindestad';
const path = (rest: string): string => `/municipalities/${SLUG}${rest}`;

/**
 * A wijkteam with all that its page can show: seats and empty ones, a budget in parts with money from the
 * year before, rounds of which one was postponed, two versions of its rules, decisions with and without a
 * quorum, minutes, and a draw that was held beside one that is announced.
 */
export async function tellWijkteamStory(service: RunningService): Promise<WijkteamStory> {
  const endpoint = endpointsOf(service)[0]!;
  const administrator = await anAdministrator(service, endpoint);
  const places = await layOut(administrator);
  const { chair, secretary, member, ...staff } = await seatEverybody({
    endpoint,
    administrator,
    places,
  });
  const { wijkteamId, areaId, buurtIds } = places;
  const town: Town = {
    ...{ path, administrator, wijkteamId, areaId, ...staff },
    // Nobody looks into the books here.
    auditor: administrator,
    ...{ chair: chair.client, member: member.client },
  };
  const drawn = holdDraws(town, secretary.client);
  // Done before the rules: those ask for a decision in a meeting.
  await spendMoney(town, buurtIds);
  await planRound(town);
  await adoptRules(town, secretary.client);
  await meet(town, [chair, secretary, member]);
  await drawn;
  return { slug: SLUG, wijkteamId, newWijkteamId: places.newWijkteamId };
}

async function anAdministrator(service: RunningService, endpoint: Endpoint): Promise<TestClient> {
  const { stdout } = await runWijkkas(
    [
      ...['municipality', 'create', '--slug', SLUG, '--name', 'Lindestad'],
      ...['--administrator', 'Bea', '--json'],
    ],
    { DATABASE_URL: service.databaseUrl },
  );
  const { administrator } = JSON.parse(stdout) as { administrator: { letterCode: string } };
  return signInWithCode(endpoint, SLUG, administrator.letterCode);
}

type Places = {
  readonly areaId: string;
  readonly buurtIds: readonly string[];
  readonly wijkteamId: string;
  readonly newWijkteamId: string;
};

/** A wijk with three buurten and a wijkteam, and a second wijk whose wijkteam is new. */
async function layOut(administrator: TestClient): Promise<Places> {
  const made = async (rest: string, body: object): Promise<string> =>
    bodyOf(await administrator.post<Created>(path(rest), body)).id;
  const areaId = await made('/areas', { kind: 'wijk', name: 'Oosterwei' });
  const buurtIds: string[] = [];
  for (const name of ['Molenbuurt', 'Sluisbuurt', 'Wilgenhof']) {
    buurtIds.push(await made('/areas', { kind: 'buurt', name, parentId: areaId }));
  }
  const wijkteamId = await made('/wijkteams', {
    areaId,
    name: 'Wijkteam Oosterwei',
    description: 'Wij zijn het wijkteam van Oosterwei. Je vindt ons elke dinsdagavond in De Spil.',
  });
  const other = await made('/areas', { kind: 'wijk', name: 'Nieuwland' });
  const newWijkteamId = await made('/wijkteams', { areaId: other, name: 'Wijkteam Nieuwland' });
  return { areaId, buurtIds, wijkteamId, newWijkteamId };
}

type Hiring = {
  readonly endpoint: Endpoint;
  readonly administrator: TestClient;
  readonly places: Places;
};

type Everybody = Pick<Town, 'contactPerson' | 'financeOfficers'> & {
  readonly chair: Seated;
  readonly secretary: Seated;
  readonly member: Seated;
};

/** Everybody with a seat but a treasurer, who is missing, and the staff of the municipality. */
async function seatEverybody(hiring: Hiring): Promise<Everybody> {
  const inSight = { isNamePublic: true, cameIn: 'election' };
  const { wijkteamId, buurtIds } = hiring.places;
  const sit = (name: string, role: string, seat: object): Promise<Seated> =>
    signIn(hiring, name, { rest: `/wijkteams/${wijkteamId}/memberships`, role, seat });
  const work = (name: string, role: string): Promise<Seated> =>
    signIn(hiring, name, { rest: '/municipal-roles', role, seat: {} });
  const stayAway = (name: string, role: string, seat: object): Promise<string> =>
    giveRole(hiring, name, { rest: `/wijkteams/${wijkteamId}/memberships`, role, seat });
  const [chair, secretary, member, contact, one, other] = await Promise.all([
    sit('Jeroen van Dalen', 'chair', inSight),
    sit('Fatma Yıldız', 'secretary', { ...inSight, validUntilOn: dayFromNow(400) }),
    sit('Mei-Lin Chen', 'member', { ...inSight, cameIn: 'lot', validFromOn: '2026-03-01' }),
    work('Sanne de Groot', 'contact-person'),
    work('Ruud Kramer', 'finance-officer'),
    work('Corrie Schouten', 'finance-officer'),
    stayAway('Ruben Pinas', 'member', { cameIn: 'lot' }),
    stayAway('Ans Verbeek', 'professional', { isNamePublic: true, cameIn: 'appointment' }),
    stayAway('Tomasz Wójcik', 'sub-representative', { ...inSight, areaId: buurtIds[0] }),
    stayAway('Hassan El Amrani', 'sub-representative', {
      cameIn: 'election',
      areaId: buurtIds[1],
    }),
  ]);
  return {
    ...{ chair, secretary, member },
    contactPerson: contact.client,
    financeOfficers: [one.client, other.client],
  };
}

type Given = { readonly rest: string; readonly role: string; readonly seat: object };

const addressOf = (name: string): string =>
  `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}@linde.example`;

/** Somebody with a role; with a password only whoever is going to do something, as that takes its time. */
async function giveRole(
  { administrator }: Hiring,
  name: string,
  { rest, role, seat, ...secret }: Given & { readonly password?: string },
): Promise<string> {
  const person = { name, email: addressOf(name), ...secret };
  const { id } = bodyOf(await administrator.post<Created>(path('/people'), person));
  bodyOf(
    await administrator.post(path(rest), {
      ...{ personId: id, role, validFromOn: '2026-01-01' },
      ...seat,
    }),
  );
  return id;
}

async function signIn(hiring: Hiring, name: string, given: Given): Promise<Seated> {
  const id = await giveRole(hiring, name, { ...given, password: PASSWORD });
  const answer = await new TestClient(hiring.endpoint).send(
    'POST',
    path('/sessions'),
    { email: addressOf(name), password: PASSWORD },
    {},
  );
  bodyOf(answer);
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  return { id, client: new TestClient(hiring.endpoint, { cookie }) };
}
