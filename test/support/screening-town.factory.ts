import { type Answer, type Json, type TestApi } from './api.js';
import { asOwner, aPerson, type TestPerson } from './municipality.factory.js';
import { aNeighbourhood, type Neighbourhood } from './neighbourhood.factory.js';
import { aRound, type TestRound } from './round.factory.js';

/** The answer of something that is made; refuses any other, with what the service says. */
export async function made(answer: Promise<Answer<Json>>): Promise<Json> {
  const { status, body } = await answer;
  if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}

type Given = {
  readonly api: TestApi;
  readonly people: Neighbourhood;
  readonly staff: readonly [TestPerson, TestPerson, TestPerson];
  readonly departments: readonly [string, string];
  readonly round: TestRound;
};

/** A town that screens by a procedure: two departments, who works there, and a round of first come. */
export class ScreeningTown {
  private constructor(private readonly given: Given) {}

  get api(): TestApi {
    return this.given.api;
  }
  get people(): Neighbourhood {
    return this.given.people;
  }
  get round(): TestRound {
    return this.given.round;
  }
  get administrator(): TestPerson {
    return this.given.staff[0];
  }
  /** Works for the department of land, and for nothing else. */
  get landOfficer(): TestPerson {
    return this.given.staff[1];
  }
  get greenOfficer(): TestPerson {
    return this.given.staff[2];
  }
  get land(): string {
    return this.given.departments[0];
  }
  get green(): string {
    return this.given.departments[1];
  }

  static async open(api: TestApi): Promise<ScreeningTown> {
    const people = await aNeighbourhood(api);
    const { town } = people;
    const staff = await Promise.all([
      aPerson(api, town, 'administrator'),
      aPerson(api, town, 'contact-person'),
      aPerson(api, town, 'contact-person'),
    ]);
    const at = `/municipalities/${town.slug}/departments`;
    const aDepartment = async (name: string, index: 0 | 1): Promise<string> => {
      const { client } = staff[0];
      const contactEmail = `afdeling${index}@stad.example`;
      const { id } = await made(client.post(at, { name, contactEmail }));
      const personId = staff[index + 1]?.id;
      await made(client.post(`${at}/${String(id)}/members`, { personId }));
      return String(id);
    };
    const departments = [
      await aDepartment('Grondzaken', 0),
      await aDepartment('Groen en spelen', 1),
    ] as const;
    const round = await aRound(api, town, { initiatives: [] });
    return new ScreeningTown({ api, people, staff, departments, round });
  }

  path(rest: string): string {
    return `/municipalities/${this.people.town.slug}${rest}`;
  }

  /** The checklist of the town: two questions for land, one of them compulsory, and one for green. */
  checklist(): object[] {
    const item = (code: string, topic: string, departmentId: string, isCompulsory = true) => ({
      ...{ code, topic, departmentId, isCompulsory, questionNl: `Vraag ${code}?` },
    });
    return [
      item('whose-land', 'land', this.land),
      item('lease', 'fees', this.land, false),
      item('upkeep', 'running-costs', this.green),
    ];
  }

  /** Adopts the next version of the procedure. */
  adopt(changes: object = {}): Promise<Json> {
    const body = { items: this.checklist(), ...changes };
    return made(this.administrator.client.post(this.path('/screening-procedures'), body));
  }

  /** An initiative that the proposer handed in now, and its id. */
  async aSubmitted(title = 'Bankje aan de gracht'): Promise<string> {
    const { client } = this.people.proposer;
    const costLines = [{ description: 'Bank', amountCents: 90_000 }];
    const plan = { title, summary: 'Om samen te zitten.', costLines, areaId: null, location: null };
    const { id } = await made(client.post(`${this.round.path}/initiatives`, plan));
    await made(this.post(this.people.proposer, String(id), '/submissions'));
    return String(id);
  }

  /** A request below an initiative. */
  post(
    { client }: Pick<TestPerson, 'client'>,
    initiativeId: string,
    rest: string,
    body: object = {},
  ): Promise<Answer<Json>> {
    return client.post(this.path(`/initiatives/${initiativeId}${rest}`), body);
  }

  /** An initiative whose screening was opened by the contact person, with the advice by department. */
  async anOpened(): Promise<{ readonly id: string; readonly advice: Record<string, string> }> {
    const id = await this.aSubmitted();
    const screening = await made(this.post(this.people.contact, id, '/screening'));
    const asked = screening['advice'] as { id: string; departmentId: string }[];
    return { id, advice: Object.fromEntries(asked.map((each) => [each.departmentId, each.id])) };
  }

  /** An initiative about which both departments said yes. */
  async anAdvised(): Promise<string> {
    const { id, advice } = await this.anOpened();
    const yes = (code: string) => ({ code, answer: 'yes' });
    const at = (department: string) => `/screening/advice-requests/${advice[department]}/answers`;
    const ofLand = { answers: [yes('whose-land'), yes('lease')] };
    await made(this.post(this.landOfficer, id, at(this.land), ofLand));
    await made(this.post(this.greenOfficer, id, at(this.green), { answers: [yes('upkeep')] }));
    return id;
  }

  /** Says what is intended, by the contact person, and returns the id of the finding. */
  async found(initiativeId: string, finding: object): Promise<string> {
    const body = await made(
      this.post(this.people.contact, initiativeId, '/screening/findings', finding),
    );
    const findings = body['findings'] as { id: string }[];
    return findings.at(-1)?.id ?? '';
  }

  /** The announcements of a kind about an initiative. */
  announced(initiativeId: string, kind: string): Promise<{ facts: Json; audience: Json }[]> {
    return asOwner(
      this.api,
      'SELECT facts, audience FROM announcement WHERE subject_id = $1 AND kind = $2 ORDER BY announced_at',
      [initiativeId, kind],
    );
  }
}
