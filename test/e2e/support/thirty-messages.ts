import { asOwner } from '../../support/municipality.factory.js';
import { until } from '../../support/worker.js';
import { bodyOf } from './town.js';
import type { ThirtyStory } from './thirty-story.js';
import type { YearPerson } from './year-people.js';

export type Notice = {
  readonly id: string;
  readonly kind: string;
  readonly topic: string;
  readonly title: string;
  readonly subjectId: string;
};
export type NoticeText = {
  readonly paragraphs: readonly string[];
  readonly sections: readonly {
    readonly heading: string;
    readonly paragraphs: readonly string[];
  }[];
};
type About = { readonly kind: string; readonly subjectId: string };

/** All that somebody finds in a list, page after page. */
export async function everyPage<Item>(person: YearPerson, path: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let page = 1; ; page += 1) {
    const address = `${path}${path.includes('?') ? '&' : '?'}perPage=100&page=${page}`;
    const found = bodyOf(await person.get<Item[]>(address), 200);
    items.push(...found);
    if (found.length < 100) return items;
  }
}

/** Everything in the inbox of somebody. */
export function inboxOf(person: YearPerson): Promise<readonly Notice[]> {
  return everyPage(person, '/my-notices');
}

/** The messages of a kind about something in the inbox of somebody, once there is one. */
export function heardAbout(person: YearPerson, about: About): Promise<readonly Notice[]> {
  return until(async () => {
    const heard = (await inboxOf(person)).filter(
      ({ kind, subjectId }) => kind === about.kind && subjectId === about.subjectId,
    );
    return heard.length > 0 ? heard : null;
  }, `${about.kind} about ${about.subjectId}`);
}

/** A message in full. */
export async function textOf(person: YearPerson, { id }: Notice): Promise<NoticeText> {
  return bodyOf(await person.get<NoticeText>(`/my-notices/${id}`), 200);
}

/** Waits until nothing is left to be told or mailed; what goes by the clock goes now. */
export function allTold({ town }: ThirtyStory): Promise<true> {
  return until(async () => {
    await town.turn('tend-notices');
    const [left] = await asOwner<{ count: number }>(
      town.api,
      `SELECT ((SELECT count(*) FROM announcement_spread WHERE finished_at IS NULL)
             + (SELECT count(*) FROM mailing WHERE channel = 'email' AND state IN ('waiting', 'handing-over'))
             + (SELECT count(*) FROM letter_notice WHERE state NOT IN ('sent', 'no-address')))::int AS count`,
    );
    return left?.count === 0 ? true : null;
  }, 'everything to be told');
}
