import {
  type Actor,
  MachineCannotTellError,
  refuseFaults,
  storyFaults,
  type StoryText,
} from '#domain';
import type { Stores } from '#persistence';
import { localDay } from '#platform';

/** @throws {MachineCannotTellError} when a machine asks */
export function tellerOf(actor: Actor): string {
  if (actor.kind !== 'person') throw new MachineCannotTellError();
  return actor.id;
}

type Wanted = {
  readonly initiativeId: string;
  readonly text: StoryText;
  readonly writtenAt: Date;
};

/** @throws {InvalidInputError} naming every fault, also photos that are not public with the initiative */
export async function refuseFaultyStory(
  { stories }: Stores,
  { initiativeId, text, writtenAt }: Wanted,
): Promise<void> {
  const ids = text.photos.map(({ fileId }) => fileId);
  const known = await stories.publicPhotos(initiativeId, ids);
  refuseFaults([
    ...storyFaults(text, localDay(writtenAt)),
    ...ids.flatMap((id, index) =>
      known.has(id)
        ? []
        : [
            {
              name: `photos[${index}].fileId`,
              code: 'photo-not-public',
              reason: 'This is no photo of the initiative or of a report about it.',
            },
          ],
    ),
  ]);
}
