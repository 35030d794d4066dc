import type { Answer, Json } from '../../support/api.js';
import type { Created } from './town.js';
import type { YearPerson } from './year-people.js';
import type { YearTeam, YearTown } from './year-town.js';

/** What is put to the vote under an item. */
export type Motion = {
  readonly title: string;
  readonly decision: Json;
  readonly repeatsItemId?: string;
};

/** A meeting of a wijkteam that is going on, as its secretary keeps it. */
export class YearMeeting {
  private constructor(
    private readonly team: YearTeam,
    readonly id: string,
    readonly itemIds: readonly string[],
    private readonly present: readonly YearPerson[],
  ) {}

  /** Convenes a meeting, opens it, and writes down who is there. */
  static async open(
    town: YearTown,
    team: YearTeam,
    motions: readonly Motion[],
    present: readonly YearPerson[] = seatsOf(team),
  ): Promise<YearMeeting> {
    const { secretary } = team;
    const { id } = await secretary.does(`/wijkteams/${team.id}/meetings`, {
      kind: 'in-person',
      title: 'Vergadering van het wijkteam',
      place: 'Buurthuis De Schakel',
      startsAt: (await town.door.clock.now()).toISOString(),
    });
    const itemIds: string[] = [];
    for (const motion of motions) {
      itemIds.push((await secretary.does(`/meetings/${id}/agenda-items`, motion)).id);
    }
    for (const event of ['convene', 'open']) {
      await secretary.does(`/meetings/${id}/transitions`, { event });
    }
    for (const { id: personId } of present) {
      const arrival = { personId, event: 'arrived', manner: 'in-person' };
      await secretary.does(`/meetings/${id}/presences`, arrival);
    }
    return new YearMeeting(team, id, itemIds, present);
  }

  /** Everybody who is there votes in favour but for those who stepped aside, and it is decided. */
  async decide(index: number, without: readonly YearPerson[] = []): Promise<Created> {
    const itemId = this.itemIds[index] ?? '';
    for (const { id: personId } of this.present.filter((each) => !without.includes(each))) {
      await this.team.secretary.does(`/agenda-items/${itemId}/votes`, { personId, choice: 'for' });
    }
    return this.team.secretary.does(`/agenda-items/${itemId}/decisions`, {});
  }

  /** Somebody votes on his own behalf, whatever comes of it. */
  vote(index: number, by: YearPerson): Promise<Answer<Json>> {
    return by.ask(`/agenda-items/${this.itemIds[index] ?? ''}/votes`, { choice: 'for' });
  }

  /** Ends the meeting, which makes its minutes. */
  async close(): Promise<void> {
    await this.team.secretary.does(`/meetings/${this.id}/transitions`, { event: 'close' });
  }
}

/** Everybody with a vote in a wijkteam. */
export function seatsOf(team: YearTeam): readonly YearPerson[] {
  return [team.chair, team.secretary, team.treasurer, ...team.members, team.subRepresentative];
}

/** The ids of the decisions of one meeting, each adopted by all who are there. */
export async function adopted(
  town: YearTown,
  team: YearTeam,
  motions: readonly Motion[],
): Promise<readonly string[]> {
  const meeting = await YearMeeting.open(town, team, motions);
  const ids: string[] = [];
  for (const index of motions.keys()) {
    const decision = await meeting.decide(index);
    if (decision['outcome'] !== 'adopted') throw new Error(JSON.stringify(decision));
    ids.push(decision.id);
  }
  await meeting.close();
  return ids;
}
