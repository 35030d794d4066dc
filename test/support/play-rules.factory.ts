import { type Json, startTestApi, type TestApi, TestClient } from './api.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from './municipality.factory.js';

const SOURCE = { regulation: 'Regeling', article: '3', url: null };
const BASIS = { kind: 'subsidieregeling', title: 'Regeling bewoners', article: '2', url: null };

/** A document of rules as the api shows it. */
export type PlayDocument = {
  readonly id: string;
  readonly version: number;
  readonly documentHash: string;
  readonly state: string;
  readonly rules: readonly Json[];
};

/** A rule of any kind, as a request carries it. */
export function aPlayRule(kind: string, parameters: Json): Json {
  return { kind, parameters, source: SOURCE };
}

/** A ceiling per initiative. */
export function aCeiling(amountCents: number): Json {
  return aPlayRule('initiative-ceiling', { amountCents, budgetShare: null });
}

/** An api with one wijkteam that writes rules of play, in which days can be made to pass. */
export class PlayWorld {
  /** `/municipalities/<slug>`. */
  readonly root: string;
  /** Of the documents. */
  readonly path: string;
  readonly chair: TestPerson;
  readonly resident: TestPerson;

  private constructor(
    readonly api: TestApi,
    readonly town: TestMunicipality,
    private readonly time: { offset: number },
    people: { readonly chair: TestPerson; readonly resident: TestPerson },
  ) {
    this.chair = people.chair;
    this.resident = people.resident;
    this.root = `/municipalities/${town.slug}`;
    this.path = `${this.root}/play-documents`;
  }

  static async start(): Promise<PlayWorld> {
    const time = { offset: 0 };
    const api = await startTestApi({
      now: () => Promise.resolve(new Date(Date.now() + time.offset)),
    });
    const town = await aMunicipality(api);
    const chair = await aPerson(api, town, 'chair');
    const resident = await aPerson(api, town, 'resident');
    // Days pass in these tests, and nobody signs in again.
    await asOwner(api, `UPDATE session SET expires_at = '2099-01-01'`);
    return new PlayWorld(api, town, time, { chair, resident });
  }

  get stranger(): TestClient {
    return new TestClient(this.api);
  }

  /** A moment so many days from now. */
  daysFromNow(days: number): string {
    return new Date(Date.now() + this.time.offset + days * 86_400_000).toISOString();
  }

  pass(days: number): void {
    this.time.offset += days * 86_400_000;
  }

  draft(given: Json = {}): Json {
    return {
      wijkteamId: this.town.wijkteamId,
      title: 'Spelregels',
      legalBasis: BASIS,
      validFromOn: '2026-01-01',
      rules: [aCeiling(150_000)],
      ...given,
    };
  }

  async create(given: Json = {}): Promise<PlayDocument> {
    const { status, body } = await this.chair.client.post<PlayDocument>(
      this.path,
      this.draft(given),
    );
    if (status !== 201) throw new Error(`Not created: ${JSON.stringify(body)}`);
    return body;
  }

  /** Adopted by the chair, with a reason why residents were not asked. */
  async adopt({ id, version }: PlayDocument): Promise<PlayDocument> {
    const { status, body } = await this.chair.client.post<PlayDocument>(
      `${this.path}/${id}/adoptions`,
      { withoutConsultationReason: 'De regels waren al bekend.' },
      { 'if-match': `"${version}"` },
    );
    if (status !== 201) throw new Error(`Not adopted: ${JSON.stringify(body)}`);
    return body;
  }
}
