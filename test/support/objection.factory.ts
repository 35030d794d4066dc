import { objectionLastDay } from '#domain';
import { type Answer, type Json, TestClient } from './api.js';
import { aged, aRefusal, object } from './award.factory.js';
import { created, type Treasury } from './funded-initiative.factory.js';
import { aPerson, dayFromToday, type TestPerson } from './municipality.factory.js';

/** What a desk officer writes down for somebody who objects. */
export const AT_DESK = {
  grounds: 'Mijn plan is beter.',
  objectorName: 'N. de Wit',
  objectorAddress: 'Lindelaan 1, 7411 AA Lindestad',
};

/** Those who deal with objections in a town, and what they do. */
export class ObjectionOffice {
  constructor(
    private readonly treasury: Treasury,
    readonly desk: TestPerson,
    readonly handler: TestPerson,
  ) {}

  /** Asks for a step, by the handler unless told otherwise. */
  step(
    objectionId: unknown,
    kind: string,
    body: object = {},
    { client }: Pick<TestPerson, 'client'> = this.handler,
  ): Promise<Answer<Json>> {
    return client.post(this.treasury.path(`/objections/${String(objectionId)}/${kind}`), body);
  }

  assign(objectionId: unknown, handlerId = this.handler.id): Promise<Answer<Json>> {
    return this.step(objectionId, 'assignments', { handlerId }, this.desk);
  }

  /** The register, as anybody reads it. */
  async register(): Promise<readonly Json[]> {
    const path = this.treasury.path('/objections?perPage=100');
    return (await new TestClient(this.treasury.api).get<Json[]>(path)).body;
  }

  /** An objection of the addressee, with a handler. */
  async anAssigned(): Promise<Json> {
    const { letterId, proposer } = await aRefusal(this.treasury);
    const objection = await created(object(this.treasury, letterId, proposer));
    return created(this.assign(objection['id']));
  }

  /** An objection at the desk to a letter that was written this many days ago. */
  async anOld(daysAgo: number, body: object = {}): Promise<Json> {
    const { letterId } = await aRefusal(this.treasury);
    const announcedOn = dayFromToday(-daysAgo);
    const objectionUntilOn = objectionLastDay(announcedOn);
    await aged(this.treasury, letterId, { announcedOn, objectionUntilOn });
    return created(object(this.treasury, letterId, this.desk, { ...AT_DESK, ...body }));
  }
}

export async function anObjectionOffice(treasury: Treasury): Promise<ObjectionOffice> {
  const { api, town } = treasury;
  const desk = await aPerson(api, town, 'administrator');
  return new ObjectionOffice(treasury, desk, await aPerson(api, town, 'contact-person'));
}
