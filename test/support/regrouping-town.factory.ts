import { type Answer, type TestApi, TestClient } from './api.js';
import type { TestPerson } from './municipality.factory.js';
import { aNeighbourhood, type Neighbourhood } from './neighbourhood.factory.js';
import { anInitiative, aRound, type TestRound } from './round.factory.js';

/** A proposal as the api shows it, as far as tests look at it. */
export type ShownRegrouping = {
  readonly id: string;
  readonly state: string;
  readonly resultIds: readonly string[];
  readonly isYourAnswerAwaited: boolean;
};

const DAY_MS = 86_400_000;

/** A plan that comes of merging or splitting. */
export const PART = {
  title: 'Speelplek met moestuin',
  summary: 'Spelen en oogsten op één plek.',
  costLines: [{ description: 'Alles bij elkaar', amountCents: 150_000 }],
};

/** A neighbourhood with a round in which initiatives are merged and split. */
export class RegroupingTown {
  private constructor(
    private readonly api: TestApi,
    readonly hood: Neighbourhood,
    readonly round: TestRound,
  ) {}

  static async in(api: TestApi): Promise<RegroupingTown> {
    const hood = await aNeighbourhood(api);
    return new RegroupingTown(api, hood, await aRound(api, hood.town, { initiatives: [] }));
  }

  get base(): string {
    return `/municipalities/${this.hood.town.slug}`;
  }

  async stateOf(initiativeId: string): Promise<string> {
    const path = `${this.base}/initiatives/${initiativeId}`;
    return (await new TestClient(this.api).get<{ state: string }>(path)).body.state;
  }

  /** A public initiative of a person, or of nobody with an account. */
  initiativeOf(
    person: TestPerson | null,
    given: {
      readonly state?: 'draft' | 'submitted' | 'eligible';
      readonly round?: TestRound;
    } = {},
  ): Promise<string> {
    return anInitiative(this.api, this.hood.town, given.round ?? this.round, {
      state: given.state ?? 'submitted',
      ...(person === null ? {} : { proposedBy: person.id }),
    });
  }

  /** One initiative of the proposer and one of the neighbour. */
  async two(): Promise<readonly [string, string]> {
    return [
      await this.initiativeOf(this.hood.proposer),
      await this.initiativeOf(this.hood.neighbour),
    ];
  }

  propose(person: TestPerson, body: object): Promise<Answer<ShownRegrouping>> {
    return person.client.post<ShownRegrouping>(`${this.base}/regroupings`, body);
  }

  answer(person: TestPerson, id: string, body: object): Promise<Answer<ShownRegrouping>> {
    return person.client.post<ShownRegrouping>(`${this.base}/regroupings/${id}/answers`, body);
  }
}

/** A request to merge. */
export function aMerge(initiativeIds: readonly string[], changes: object = {}): object {
  return {
    kind: 'merge',
    initiativeIds,
    parts: [PART],
    reason: 'De plannen liggen naast elkaar.',
    answerByOn: new Date(Date.now() + 14 * DAY_MS).toISOString().slice(0, 10),
    ...changes,
  };
}

/** A request to split one in two. */
export function aSplit(initiativeId: string): object {
  const parts = [PART, { ...PART, title: 'Het tweede deel' }];
  return aMerge([initiativeId], { kind: 'split', parts });
}

/** The status of an answer, with the name of the rule that it names. */
export function refusalIn({
  status,
  body,
}: {
  readonly status: number;
  readonly body: object;
}): unknown[] {
  return [status, (body as { type?: string }).type?.split(':').at(-1)];
}
