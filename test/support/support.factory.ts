import { createHmac } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions, UnitOfWork } from '#persistence';
import type { Answer, Json } from './api.js';
import { aPerson, asOwner, type TestPerson } from './municipality.factory.js';
import { aPlayRule, PlayWorld } from './play-rules.factory.js';
import { aRound, asService, type InitiativeGiven, type RoundGiven } from './round.factory.js';

/** A resident as the municipality's own file has it. */
export type Resident = {
  readonly surname: string;
  readonly postcode: string;
  readonly houseNumber: number;
  readonly bornOn: string;
};

/** Neighbours in one street, from number 1: all of them adults, unless a day of birth is given. */
export function neighbours(count: number, given: Partial<Resident> = {}): Resident[] {
  return Array.from({ length: count }, (_, index) => ({
    surname: `van der Buur${'abcdefghijklmnopqrstuvwxyz'.charAt(index)}`,
    postcode: '1811AB',
    houseNumber: index + 1,
    bornOn: '1980-03-31',
    ...given,
  }));
}

/** The file of a municipality with these residents. */
export function registerFile(residents: readonly Resident[]): string {
  const lines = residents.map(({ surname, postcode, houseNumber, bornOn }) =>
    [surname, postcode, houseNumber, bornOn].join(';'),
  );
  return ['achternaam;postcode;huisnummer;geboortedatum', ...lines].join('\r\n');
}

/** A wijk whose rules of play ask for support, with those who look after it. */
export class SupportWorld {
  private constructor(
    readonly play: PlayWorld,
    readonly administrator: TestPerson,
    readonly clerks: readonly [TestPerson, TestPerson],
  ) {}

  /** @param needed what the rules of play ask; null when they ask for no support */
  static async start(
    needed: { readonly count: number; readonly ageMin: number | null } | null,
  ): Promise<SupportWorld> {
    const play = await PlayWorld.start();
    if (needed !== null) {
      const rule = aPlayRule('support-needed', { ...needed, form: 'signatures' });
      await play.adopt(await play.create({ rules: [rule] }));
    }
    const { api, town } = play;
    const administrator = await aPerson(api, town, 'administrator');
    const clerks = [
      await aPerson(api, town, 'counter-clerk'),
      await aPerson(api, town, 'contact-person'),
    ] as const;
    return new SupportWorld(play, administrator, clerks);
  }

  get root(): string {
    return this.play.root;
  }

  get team(): string {
    return `${this.root}/wijkteams/${this.play.town.wijkteamId}`;
  }

  close(): Promise<void> {
    return this.play.api.close();
  }

  /** The initiatives whose screening would begin by itself now, where a municipality wants that. */
  async freshToScreen(): Promise<string[]> {
    const { api, town } = this.play;
    const dataSource = await new DataSource(dataSourceOptions(api.database.url)).initialize();
    try {
      return await new UnitOfWork(dataSource).run(town, ({ screenings }) =>
        screenings.listFresh({ opensItself: true, assignsItself: false }, 100),
      );
    } finally {
      await dataSource.destroy();
    }
  }

  resident(): Promise<TestPerson> {
    return aPerson(this.play.api, this.play.town, 'resident');
  }

  /** A submitted initiative in a round of its own, in its support phase unless told otherwise. */
  async initiative(
    given: { readonly initiative?: InitiativeGiven; readonly round?: RoundGiven } = {},
  ): Promise<{ readonly id: string; readonly path: string; readonly roundPath: string }> {
    const round = await aRound(this.play.api, this.play.town, {
      phase: 'support',
      ...given.round,
      initiatives: [{ state: 'submitted', ...given.initiative }],
    });
    const id = round.initiativeIds[0] ?? '';
    return { id, path: `${this.root}/initiatives/${id}`, roundPath: round.path };
  }

  /** Puts a list of residents in the place of the one with this version. */
  register(text: string, version = 0, by = this.administrator): Promise<Answer<Json>> {
    return by.client.send('PUT', `${this.team}/support-register`, text, {
      'content-type': 'text/csv',
      'if-match': `"${version}"`,
    });
  }

  /** New codes for everybody on the list who has none, by the line of the file. */
  async codes(given: Json = {}): Promise<Map<number, string>> {
    const { status, body } = await this.administrator.client.post(
      `${this.team}/support-code-batches`,
      given,
    );
    if (status !== 201) throw new Error(`No codes: ${JSON.stringify(body)}`);
    const codes = body['codes'] as { line: number; code: string }[];
    return new Map(codes.map(({ line, code }) => [line, code]));
  }

  /** How far the support is, as everybody can read it. */
  async progress(path: string): Promise<Json> {
    return (await this.play.stranger.get(`${path}/support`)).body;
  }

  /** What was announced about an initiative, in the order in which it happened. */
  announced(initiativeId: string): Promise<{ kind: string; facts: Json }[]> {
    return asOwner(
      this.play.api,
      'SELECT kind, facts FROM announcement WHERE subject_id = $1 ORDER BY announced_at, id',
      [initiativeId],
    );
  }
}

/** What the service keeps of a resident, by the description in docs/adr/0026. */
export function residentRefOf(secret: string, parts: readonly string[]): string {
  const hmac = createHmac('sha256', secret);
  for (const part of ['support-register', ...parts]) hmac.update(`${part.length}:${part}`);
  return hmac.digest('hex');
}

/** By which rule the database refuses what the service could ask of it; `done` when it does not. */
export async function refusalOf(
  world: SupportWorld,
  sql: string,
  values: readonly unknown[],
): Promise<string> {
  try {
    await asService(world.play.api, world.play.town, sql, values);
    return 'done';
  } catch (error) {
    const { constraint, message } = error as { constraint?: string; message: string };
    return constraint ?? message.split(/[: ]/)[0] ?? message;
  }
}
