import type { ScreeningItem, ScreeningProcedure } from '#domain';
import type { DeskCase, Stores } from '#persistence';
import { localDay } from '#platform';
import type { DemoMunicipality } from '../generate/demo-types.js';
import { openRandom } from '../generate/random.js';

const DEPARTMENTS = [
  { name: 'Grondzaken', contactEmail: 'grondzaken@lindestad.example' },
  { name: 'Groen en spelen', contactEmail: 'groen@lindestad.example' },
  { name: 'Vergunningen en veiligheid', contactEmail: 'vergunningen@lindestad.example' },
] as const;

/** The questions of the town, each with the place of its department in the list above. */
const QUESTIONS: readonly (Omit<ScreeningItem, 'departmentId'> & { readonly by: number })[] = [
  {
    ...{ code: 'whose-land', topic: 'land', isCompulsory: true, by: 0 },
    questionNl: 'Van wie is de grond, en mag het daar?',
    questionEn: 'Whose land is it, and may it be done there?',
  },
  {
    ...{ code: 'lease', topic: 'fees', isCompulsory: true, by: 0 },
    questionNl: 'Vraagt een afdeling er geld voor, zoals huur van de grond?',
    questionEn: 'Does a department charge for it, such as a lease of the land?',
  },
  {
    ...{ code: 'upkeep', topic: 'running-costs', isCompulsory: true, by: 1 },
    questionNl: 'Wie onderhoudt het, en wat kost dat elk jaar?',
    questionEn: 'Who keeps it up, and what does that cost each year?',
  },
  {
    ...{ code: 'permits', topic: 'permits', isCompulsory: true, by: 2 },
    questionNl: 'Is er een vergunning nodig?',
    questionEn: 'Is a permit needed?',
  },
  {
    ...{ code: 'safety', topic: 'safety', isCompulsory: false, by: 2 },
    questionNl: 'Is het veilig voor wie er komt?',
    questionEn: 'Is it safe for those who come there?',
  },
];

/**
 * Has the town screen by a procedure: departments with their people, a checklist, and for each plan that
 * was handed in a contact person and an open screening, of which the first has the advice of one department.
 */
export async function writeScreening(stores: Stores, demo: DemoMunicipality): Promise<void> {
  const now = await stores.clock.now();
  const departmentIds = await writeDepartments(stores, demo, now);
  const adoptedBy = holders(demo, 'administrator')[0];
  if (adoptedBy === undefined) return;
  const id = openRandom(`procedure of ${demo.municipality.id}`).uuid();
  const procedure = { ...procedureOf(departmentIds), id, adoptedBy, adoptedAt: now };
  await stores.screeningProcedures.adopt(procedure);
  const adopted = await stores.screeningProcedures.get(id);
  const todayOn = localDay(now);
  let isFirst = true;
  for (const { round, initiatives } of demo.rounds) {
    for (const initiative of initiatives.filter(({ state }) => state === 'submitted')) {
      const desk = { initiative, round, personId: null, now, todayOn };
      await stores.screeningDesk.assign(desk, { personId: null, reason: null });
      const screeningId = await stores.screeningDesk.open(desk, adopted);
      if (isFirst) await writeAdvice(stores, desk, screeningId);
      isFirst = false;
    }
  }
}

/** Each contact person of the town works for a department, in turn. */
async function writeDepartments(
  { screeningProcedures }: Stores,
  demo: DemoMunicipality,
  createdAt: Date,
): Promise<string[]> {
  const ids: string[] = [];
  const people = holders(demo, 'contact-person');
  for (const [index, department] of DEPARTMENTS.entries()) {
    const id = openRandom(`department ${index} of ${demo.municipality.id}`).uuid();
    await screeningProcedures.insertDepartment({ ...department, id, wijkteamId: null, createdAt });
    const personId = people[index % people.length];
    if (personId !== undefined) await screeningProcedures.addMember(id, personId, createdAt);
    ids.push(id);
  }
  return ids;
}

function procedureOf(departmentIds: readonly string[]): ScreeningProcedure {
  return {
    ...{ isActive: true, decisionWeeks: 6, adviceDays: 14, answerDays: 14, extensionWeeksMax: 6 },
    ...{ remindDays: [7, 2], escalationPersonId: null, opensItself: true, assignsItself: true },
    items: QUESTIONS.map(({ by, ...item }) => ({
      ...item,
      departmentId: departmentIds[by] ?? '',
    })),
  };
}

/** The land belongs to the town, and nothing is charged for it. */
async function writeAdvice(stores: Stores, desk: DeskCase, screeningId: string): Promise<void> {
  const { screenings, screeningProcedures, terms } = stores;
  const { now: at, todayOn } = desk;
  const asked = (await screenings.items(screeningId)).find(({ code }) => code === 'whose-land');
  if (asked === undefined) return;
  const department = await screenings.departmentOf(asked.adviceId);
  const [member] = await screeningProcedures.members(department.id);
  if (member === undefined) return;
  const by = member.personId;
  const said = { adviceId: asked.adviceId, by, at };
  const explanation = 'De grond is van de gemeente. Het mag daar.';
  await screenings.answer({ ...said, code: 'whose-land', answer: 'yes', explanation });
  const free = 'Er is geen huur voor de grond.';
  await screenings.answer({ ...said, code: 'lease', answer: 'no', explanation: free });
  const term = await terms.lockOfAdvice(asked.adviceId);
  if (term === null) return;
  await terms.addEvent(term.id, { kind: 'met', on: todayOn, happenedAt: at, actorId: by });
}

/** The people who hold a role of the municipality, in the order in which they came. */
function holders({ memberships }: DemoMunicipality, role: string): string[] {
  return memberships.filter((each) => each.role === role).map(({ personId }) => personId);
}
