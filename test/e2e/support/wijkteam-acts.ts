import { createHash } from 'node:crypto';
import type { Json, TestClient } from '../../support/api.js';
import { moveRound, screen, submitPlan } from './a-voting-round.js';
import { bodyOf, type Created, type Town } from './town.js';

/** A member of a wijkteam, signed in. */
export type Seated = { readonly id: string; readonly client: TestClient };

const SECRET = 'een-geheim-van-de-notaris-2026';
const DAY_MS = 86_400_000;
const YEAR = new Date().getFullYear();
/** Long enough to write and freeze a list, on a slow machine too. */
const PUBLIC_IN_MS = 4_000;

/** A calendar day, counted from today (ISO). */
export const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const momentFromNow = (days: number): string => `${dayFromNow(days)}T18:00:00Z`;

const made = async (by: TestClient, path: string, body: object): Promise<Created> =>
  bodyOf(await by.post<Created>(path, body));

/** Holds a draw of two members in two groups, and announces another. */
export async function holdDraws(town: Town, by: TestClient): Promise<void> {
  const draw = (given: Json): Promise<Created> =>
    made(by, town.path('/draws'), {
      wijkteamId: town.wijkteamId,
      seats: 2,
      seal: createHash('sha256').update(SECRET).digest('hex'),
      publicForm: 'sorted-numbers',
      ...given,
    });
  await draw({
    title: 'Nieuwe leden voor volgend jaar',
    publicSource: 'de Lotto van zaterdag 12 december',
    publicAt: momentFromNow(30),
  });
  const publicAt = Date.now() + PUBLIC_IN_MS;
  const { id } = await draw({
    title: 'Twee nieuwe leden',
    strata: [
      { stratum: 'Molenbuurt', seats: 1 },
      { stratum: 'Sluisbuurt', seats: 1 },
    ],
    publicSource: 'de Lotto van zaterdag 14 november',
    publicAt: new Date(publicAt).toISOString(),
  });
  const entries = ['M-104', 'M-231', 'M-377', 'S-018', 'S-220', 'S-409'].map((code) => ({
    code,
    stratum: code.startsWith('M') ? 'Molenbuurt' : 'Sluisbuurt',
  }));
  await made(by, town.path(`/draws/${id}/entries`), { entries });
  await made(by, town.path(`/draws/${id}/frozen-list`), {});
  await new Promise((resolve) => setTimeout(resolve, publicAt + 200 - Date.now()));
  await made(by, town.path(`/draws/${id}/outcome`), {
    secret: SECRET,
    publicValue: '3 11 24 32 40',
  });
}

/** Money of last year goes to this one; this year's is split; one plan gets some, and half is paid. */
export async function spendMoney(town: Town, buurtIds: readonly string[]): Promise<void> {
  const [officer, other] = town.financeOfficers;
  const grant = async (year: number, amountCents: number): Promise<string> => {
    const { id } = await made(officer, town.path('/budgets'), {
      wijkteamId: town.wijkteamId,
      year,
    });
    const decisionReference = `Raadsbesluit ${year}/17`;
    await made(officer, town.path(`/budgets/${id}/grants`), { amountCents, decisionReference });
    return id;
  };
  const before = await grant(YEAR - 1, 2_000_000);
  const budgetId = await grant(YEAR, 8_000_000);
  await made(officer, town.path(`/budgets/${before}/carry-overs`), {
    amountCents: 500_000,
    decisionReference: `Jaarrekening ${YEAR - 1}`,
  });
  await made(town.chair, town.path(`/budgets/${budgetId}/splits`), {
    decisionReference: 'Vergadering van 12 januari',
    parts: [
      { kind: 'round', name: 'Najaarsronde', amountCents: 3_000_000 },
      { kind: 'theme', name: 'Groen in de straat', amountCents: 1_500_000 },
      { kind: 'area', name: 'Wilgenhof', areaId: buurtIds[2], amountCents: 1_000_000 },
    ],
  });
  const winner = await aFundedPlan(town, budgetId);
  const payment = await made(officer, town.path(`/initiatives/${winner}/payments`), {
    amountCents: 107_520,
    payeeName: 'Bewonersgroep Molenweg',
    payeeIban: 'NL91 ABNA 0417 1643 00',
    description: 'Voorschot voor de lampen',
  });
  await made(other, town.path(`/payments/${payment.id}/releases`), {});
}

/** A plan in the fund for small plans, which got its money. */
async function aFundedPlan(town: Town, budgetId: string): Promise<string> {
  const { id } = await made(town.chair, town.path('/rounds'), {
    wijkteamId: town.wijkteamId,
    budgetId,
    title: 'Kleine plannen, het hele jaar',
    mode: 'first-come',
    rules: { budgetCents: 1_500_000 },
  });
  await moveRound(town, id, 'open-submission');
  const plan = { title: 'Lampen bij de speeltuin', costs: [215_040] };
  const initiativeId = await submitPlan(town, id, town.member, plan);
  await screenAs(town, initiativeId);
  await made(town.chair, town.path(`/rounds/${id}/allocation-decisions`), {
    initiativeIds: [initiativeId],
    motivation: 'De lampen maken de speeltuin veiliger.',
  });
  return initiativeId;
}

/** Not by the member whose plan it is. */
function screenAs(town: Town, initiativeId: string): Promise<void> {
  return screen({ ...town, member: town.contactPerson }, initiativeId, null);
}

/** A round with a whole plan, whose vote was postponed. */
export async function planRound(town: Town): Promise<void> {
  const { id } = await made(town.chair, town.path('/rounds'), {
    wijkteamId: town.wijkteamId,
    title: 'Najaarsronde',
    mode: 'resident-vote',
    rules: {
      budgetCents: 3_000_000,
      ballot: { type: 'approval', choicesMin: 1, choicesMax: 4 },
      tally: { rule: 'greedy@1' },
    },
    timeline: {
      submissionClosesAt: momentFromNow(14),
      votingOpensAt: momentFromNow(28),
      votingClosesAt: momentFromNow(42),
    },
  });
  await moveRound(town, id, 'open-submission');
  await made(town.chair, town.path(`/rounds/${id}/postponements`), {
    moment: 'votingOpensAt',
    newMoment: momentFromNow(35),
    shiftLater: true,
    reason: 'De stembrieven komen een week later van de drukker.',
    decisionReference: 'Verslag van 17 november',
  });
  const { id: old } = await made(town.chair, town.path('/rounds'), {
    wijkteamId: town.wijkteamId,
    title: 'Voorjaarsronde',
    mode: 'assembly',
    rules: { budgetCents: 500_000 },
  });
  await moveRound(town, old, 'cancel');
}

const REGULATION = 'Reglement wijkbudget Oosterwei';
const rule = (kind: string, article: string, parameters: object): object => ({
  kind,
  parameters,
  source: { regulation: REGULATION, article, url: null },
});

const ceiling = (amountCents: number): object =>
  rule('initiative-ceiling', '3', { amountCents, budgetShare: null });
const RULES = [
  rule('hourly-rate-max', '4', { hourCents: 5_000 }),
  rule('support-needed', '5', { count: 50, form: 'signatures', ageMin: 12 }),
  rule('decision-term', '7', { weeks: 6, extensionWeeks: null }),
];
const DECISION_RULES = rule('team-decisions', '8', {
  quorum: { numerator: 1, denominator: 2 },
  quorumMin: 3,
  majority: 'simple',
  form: 'votes',
  castingVote: false,
  recusedCountInQuorum: true,
  professionalsVote: false,
  writtenProcedure: true,
});

/** Two versions of the standing rules; the second has a higher ceiling, and says how the team decides. */
export async function adoptRules(town: Town, secretary: TestClient): Promise<void> {
  const versions = [
    { validFromOn: '2026-01-01', rules: [ceiling(250_000), ...RULES] },
    { validFromOn: '2026-06-01', rules: [ceiling(300_000), ...RULES, DECISION_RULES] },
  ];
  for (const version of versions) {
    const { id } = await made(secretary, town.path('/play-documents'), {
      wijkteamId: town.wijkteamId,
      title: 'Spelregels van Oosterwei',
      legalBasis: { kind: 'reglement', title: REGULATION, article: '2', url: null },
      ...version,
    });
    bodyOf(
      await town.chair.post(
        town.path(`/play-documents/${id}/adoptions`),
        { withoutConsultationReason: 'De buurten praatten al mee op 12 december.' },
        { 'if-match': '"1"' },
      ),
    );
  }
}

/** Meets twice: with too few to decide, and with enough; then once more is planned. */
export async function meet(
  town: Town,
  [chair, secretary, member]: readonly [Seated, Seated, Seated],
): Promise<void> {
  const by = secretary.client;
  const item = (title: string, motivation: string): object => ({
    title,
    decision: { kind: 'other', motivation },
  });
  const few = { town, by, title: 'Vergadering van 3 november', present: [chair, secretary] };
  await hold(few, [item('Een bankje bij de sluis', 'Veel mensen wachten daar op de brug.')]);
  const enough = {
    ...few,
    title: 'Vergadering van 17 november',
    present: [chair, secretary, member],
  };
  await hold(enough, [
    item('Een bankje bij de sluis', 'Veel mensen wachten daar op de brug.'),
    item('Vuurwerk op oudejaarsavond', 'Het is gezellig, en het is duur.'),
  ]);
  const next = await made(by, town.path(`/wijkteams/${town.wijkteamId}/meetings`), {
    kind: 'in-person',
    title: 'Vergadering van december',
    place: 'De Spil, Molenweg 12',
    startsAt: momentFromNow(16),
  });
  await made(by, town.path(`/meetings/${next.id}/transitions`), { event: 'convene' });
}

type Held = {
  readonly town: Town;
  readonly by: TestClient;
  readonly title: string;
  readonly present: readonly Seated[];
};

/** Holds a meeting: the first item is agreed to, the second is not. */
async function hold({ town, by, title, present }: Held, items: readonly object[]): Promise<void> {
  const { id } = await made(by, town.path(`/wijkteams/${town.wijkteamId}/meetings`), {
    kind: 'in-person',
    title,
    place: 'De Spil',
    startsAt: new Date(Date.now() - DAY_MS).toISOString(),
  });
  const move = (event: string): Promise<Created> =>
    made(by, town.path(`/meetings/${id}/transitions`), { event });
  const itemIds: string[] = [];
  for (const item of items) {
    itemIds.push((await made(by, town.path(`/meetings/${id}/agenda-items`), item)).id);
  }
  await move('convene');
  await move('open');
  for (const { id: personId } of present) {
    await made(by, town.path(`/meetings/${id}/presences`), {
      ...{ personId, event: 'arrived', manner: 'in-person' },
    });
  }
  for (const [index, itemId] of itemIds.entries()) {
    const [last] = present.slice(-1);
    if (index === 0 && present.length > 2)
      await stepAside(town, { by, itemId, personId: last!.id });
    for (const { id: personId } of index === 0 && present.length > 2
      ? present.slice(0, -1)
      : present) {
      const choice = index === 0 ? 'for' : 'against';
      await made(by, town.path(`/agenda-items/${itemId}/votes`), { personId, choice, reason: '' });
    }
    await made(by, town.path(`/agenda-items/${itemId}/notes`), {
      text: 'Twee bewoners vertelden waarom dit nodig is.',
    });
    await made(by, town.path(`/agenda-items/${itemId}/decisions`), {});
  }
  await move('close');
}

async function stepAside(
  town: Town,
  { by, itemId, personId }: { by: TestClient; itemId: string; personId: string },
): Promise<void> {
  await made(by, town.path(`/agenda-items/${itemId}/recusals`), { personId, ground: 'family' });
}
