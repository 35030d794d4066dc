import { grantBudget, type Membership, normaliseLetterCode } from '#domain';
import type { NewCredential, Stores, UnitOfWork } from '#persistence';
import { passwordHash, tokenHash } from '#platform';
import { DEMO_MACHINE_PERMISSIONS, demoToken } from '../demo-access.js';
import type { DemoPerson } from '../generate/demo-people.js';
import type { DemoAccount, DemoMunicipality, DemoRound } from '../generate/demo-types.js';
import { openRandom } from '../generate/random.js';
import { personRef } from './person-ref.js';
import { drawDemoPhotos } from './draw-photos.js';
import { settleNews } from './settle-news.js';
import { writeComments } from './write-comments.js';
import { carryOutDemoDraw, openDraws } from './write-draws.js';
import { writeFigures } from './write-figures.js';
import { settleMails } from './write-letters.js';
import { writeProgress } from './write-progress.js';
import { writeRound } from './write-round.js';
import { writeScreening } from './write-screening.js';
import { writeStories } from './write-stories.js';
import { writeSupports } from './write-supports.js';
import { writeFoundations, writeTeamLife } from './write-team-life.js';

/**
 * Writes the demo municipality in one transaction: it is there as a whole, or not at all.
 *
 * Everything goes through the stores, the rules of the database and the ledger, as if the service
 * had done it; only the moments lie in the past.
 */
export async function writeMunicipality(
  unitOfWork: UnitOfWork,
  demo: DemoMunicipality,
  secret: string,
): Promise<void> {
  // Before the transaction: hashing passwords is slow on purpose, and needs no connection.
  const credentials = await credentialsOf(demo);
  const photos = await drawDemoPhotos();
  await unitOfWork.run({ id: demo.municipality.id }, async (stores) => {
    await stores.municipalities.insert(demo.municipality);
    for (const area of demo.areas) await stores.areas.insert(area);
    for (const wijkteam of demo.wijkteams) await stores.wijkteams.insert(wijkteam);
    await stores.peopleImport.insertPeople(demo.people);
    await stores.peopleImport.insertMemberships(demo.memberships);
    await stores.peopleImport.insertCredentials(credentials);
    await writeToken(stores, demo, secret);
    for (const funded of demo.budgets) await writeBudget(stores, funded);
    for (const life of demo.lives) await writeFoundations(stores, life);
    const running = await openDraws(stores, demo.lives);
    for (const round of demo.rounds.filter(isEarlier)) await writeRound(stores, round, secret);
    await settleMails(stores, demo);
    await writeProgress(stores, demo, photos);
    for (const life of demo.lives) await writeTeamLife(stores, life);
    for (const draw of running) await carryOutDemoDraw(stores, draw);
    for (const round of demo.rounds.filter((each) => !isEarlier(each))) {
      await writeRound(stores, round, secret);
    }
    await writeScreening(stores, demo);
    await writeSupports(stores, demo, secret);
    await writeComments(stores, demo);
    await writeStories(stores, demo);
    await writeFigures(stores, demo);
    await settleNews(stores, demo);
    await stores.audit.record({
      actor: 'service',
      action: 'load-demo',
      subjectType: 'municipality',
      subjectId: demo.municipality.id,
      origin: 'demo',
    });
  });
}

/** Whether a round began by the first rules of play of its team, so before the later ones are written. */
function isEarlier({ round }: DemoRound): boolean {
  return round.phase !== 'support';
}

async function credentialsOf({ accounts, letters }: DemoMunicipality): Promise<NewCredential[]> {
  const passwords = accounts.flatMap(({ personId, password }) =>
    password === null ? [] : [{ personId, password }],
  );
  const hashes = new Map<string, string>();
  for (const password of new Set(passwords.map((each) => each.password))) {
    hashes.set(password, await passwordHash(password));
  }
  return [
    ...passwords.map(({ personId, password }): NewCredential => ({
      id: credentialId(personId),
      personId,
      kind: 'password',
      secretHash: hashes.get(password) ?? '',
      isDemo: true,
    })),
    ...letters.map(({ personId, letterCode }): NewCredential => ({
      id: credentialId(personId),
      personId,
      kind: 'letter-code',
      secretHash: tokenHash(normaliseLetterCode(letterCode)),
      isDemo: true,
    })),
  ];
}

function credentialId(personId: DemoAccount['personId']): string {
  return openRandom(`credential of ${personId}`).uuid();
}

async function writeToken(
  { signIn }: Stores,
  demo: DemoMunicipality,
  secret: string,
): Promise<void> {
  await signIn.insertApiToken({
    id: openRandom(`token of ${demo.municipality.id}`).uuid(),
    name: 'demo',
    tokenHash: tokenHash(demoToken(secret, demo)),
    permissions: DEMO_MACHINE_PERMISSIONS,
    isDemo: true,
    expiresAt: null,
  });
}

async function writeBudget(
  { audit, budgets, ledger }: Stores,
  { budget, grant }: DemoMunicipality['budgets'][number],
): Promise<void> {
  const { grantedBy, grantedAt, ...decision } = grant;
  await budgets.insert(budget);
  const transfer = grantBudget(officer(grantedBy), budget, decision);
  await ledger.post(personRef(grantedBy), grantedAt, [transfer]);
  await budgets.insertGrant({ ...decision, grantedAt, grantedBy: grantedBy.id });
  await audit.record({
    actor: personRef(grantedBy),
    action: 'grant-budget',
    subjectType: 'budget',
    subjectId: budget.id,
    origin: 'demo',
    details: { amountCents: grant.amountCents.toString() },
  });
}

function officer({ id }: DemoPerson): Parameters<typeof grantBudget>[0] {
  const membership: Membership = {
    role: 'finance-officer',
    wijkteamId: null,
    validFromOn: '2000-01-01',
    validUntilOn: null,
  };
  return { kind: 'person', id, memberships: [membership] };
}
