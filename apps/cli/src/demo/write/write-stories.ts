import type { Stores } from '#persistence';
import type { DemoStory } from '../generate/demo-talk.js';
import type { DemoMunicipality } from '../generate/demo-types.js';
import { minutesAfter } from '../generate/moments.js';
import { openRandom } from '../generate/random.js';
import { personRef } from './person-ref.js';

const PUBLISHED_AFTER_MINUTES = 60;

/** Writes the stories of what was carried out, and publishes them. */
export async function writeStories(stores: Stores, demo: DemoMunicipality): Promise<void> {
  for (const story of demo.stories) await writeStory(stores, story);
}

async function writeStory(
  { announcements, audit, stories }: Stores,
  { id, initiativeId, wijkteamId, toldBy, toldAt, text, photoText }: DemoStory,
): Promise<void> {
  const photo = openRandom(`photo of ${initiativeId}`).uuid();
  const photos = photoText === null ? [] : [{ fileId: photo, alternativeText: photoText }];
  const publishedAt = minutesAfter(toldAt, PUBLISHED_AFTER_MINUTES);
  await stories.insert({ id, initiativeId, wijkteamId, createdAt: toldAt });
  const by = { writtenBy: toldBy, writtenAt: toldAt };
  await stories.insertVersion(id, { ...text, photos, number: 1 }, by);
  const step = { step: 'publish', number: 1, reason: null } as const;
  await stories.insertStep(id, step, { takenBy: toldBy, takenAt: publishedAt });
  await announcements.announce({
    id: openRandom(`news of ${id}`).uuid(),
    kind: 'story-published',
    eventKey: `story:${id}`,
    subject: { kind: 'initiative', id: initiativeId },
    audience: { kind: 'followers', initiativeId },
    facts: { title: text.title },
    announcedAt: publishedAt,
  });
  const subject = { subjectType: 'story', subjectId: id, origin: 'demo' };
  const actor = personRef({ id: toldBy });
  await audit.recordAll([
    { ...subject, actor, action: 'tell-story', details: { initiativeId } },
    { ...subject, actor, action: 'publish-story', details: { number: 1 } },
  ]);
}
