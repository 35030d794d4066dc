import type { Answer, Json } from './api.js';
import type { TestPerson } from './municipality.factory.js';
import { aRound } from './round.factory.js';
import { neighbours, registerFile, type Resident, SupportWorld } from './support.factory.js';

/** The residents of the list, by their places on it: all of them have a code. */
export const PEOPLE = neighbours(16);
/** On the list after the codes were made, so without one. */
export const LATE: Resident = { ...PEOPLE[0]!, surname: 'Laat', houseNumber: 40 };

/** A wijk with a list of residents, and somebody who makes initiatives there. */
export class ListedWijk {
  private listVersion = 2;

  private constructor(
    readonly world: SupportWorld,
    readonly maker: TestPerson,
    private readonly codes: ReadonlyMap<number, string>,
  ) {}

  /** Four supporters are needed there, of any age. */
  static async start(): Promise<ListedWijk> {
    const world = await SupportWorld.start({ count: 4, ageMin: null });
    await world.register(registerFile(PEOPLE));
    const codes = await world.codes();
    await world.register(registerFile([...PEOPLE, LATE]), 1);
    return new ListedWijk(world, await world.resident(), codes);
  }

  close(): Promise<void> {
    return this.world.close();
  }

  pathOf(initiativeId: string): string {
    return `${this.world.root}/initiatives/${initiativeId}`;
  }

  /** Public initiatives of one round that the maker makes; the last one another person, when given. */
  async initiatives(count: number, rival: TestPerson = this.maker): Promise<string[]> {
    const { api, town } = this.world.play;
    const makers = [
      ...Array<TestPerson>(count - 1).fill(this.maker),
      count === 1 ? this.maker : rival,
    ];
    const initiatives = makers.map(({ id }) => ({ state: 'submitted' as const, proposedBy: id }));
    return [...(await aRound(api, town, { phase: 'support', initiatives })).initiativeIds];
  }

  /** Has a resident support by code, or take that back. */
  byCode(path: string, person: number, what = 'code-supports'): Promise<Answer<Json>> {
    const letterCode = this.codes.get(person + 2);
    return this.world.play.stranger.post(`${path}/${what}`, { letterCode });
  }

  bySelf({ client }: TestPerson, path: string): Promise<Answer<Json>> {
    return client.post(`${path}/supports`, undefined);
  }

  /** A sheet of signatures, entered and not checked. */
  enter(path: string, lines: readonly Resident[]): Promise<Answer<Json>> {
    return this.world.clerks[0].client.post(`${path}/signature-sheets`, { lines });
  }

  /** A sheet of signatures that counts. */
  async sign(path: string, residents: readonly Resident[]): Promise<void> {
    const { body } = await this.enter(path, residents);
    const checks = `${this.world.root}/signature-sheets/${String(body['id'])}/checks`;
    const { status } = await this.world.clerks[1].client.post(checks, {});
    if (status !== 201) throw new Error(`Not checked: ${status}`);
  }

  tie({ client }: TestPerson, resident: Resident): Promise<Answer<Json>> {
    return client.post(`${this.world.team}/register-ties`, resident);
  }

  /** Somebody with an account that is tied to a resident. */
  async tied(resident: Resident): Promise<TestPerson> {
    const person = await this.world.resident();
    const { status } = await this.tie(person, resident);
    if (status !== 201) throw new Error(`Not tied: ${status}`);
    return person;
  }

  async countOf(path: string): Promise<unknown> {
    return (await this.world.progress(path))['count'];
  }

  /** Puts another list in the place of the one that is there. */
  async replaceList(residents: readonly Resident[]): Promise<void> {
    const { status } = await this.world.register(registerFile(residents), this.listVersion);
    if (status !== 200) throw new Error(`Not replaced: ${status}`);
    this.listVersion += 1;
  }

  /** Ends the support of a round by hand, without what comes with it. */
  endSupportSql(initiativeId: string): string {
    return `SET session_replication_role = replica;
      UPDATE round SET phase = 'screening' WHERE id = (SELECT round_id FROM initiative WHERE id = '${initiativeId}')`;
  }
}
