import type { ReactNode } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import { money } from '../messages/format.js';
import { pageAddressOf } from '../service/page-address.js';
import { pathOf } from '../service/read-service.js';
import type { Retryable } from '../service/use-reading.js';
import { day, dayInAmsterdam } from '../team/team-format.js';
import { useWijkMessages } from './use-wijk-messages.js';
import type { Story } from './wijk-types.js';

type Props = Retryable<readonly Story[]> & { readonly municipality: string };

/** What came of plans, told by those who made it. */
export function StoriesSection({ municipality, ...read }: Props): ReactNode {
  const { words } = useWijkMessages();
  return (
    <ReadingSection id="verhalen" heading={words.stories.heading} {...read}>
      {(stories) =>
        stories.length === 0 ? (
          <p>{words.stories.none}</p>
        ) : (
          <ul className="rows">
            {stories.map((story) => (
              <StoryRow key={story.id} municipality={municipality} story={story} />
            ))}
          </ul>
        )
      }
    </ReadingSection>
  );
}

type RowProps = { readonly municipality: string; readonly story: Story };

function StoryRow({ municipality, story }: RowProps): ReactNode {
  const { words, locale } = useWijkMessages();
  const { title, publishedAt, initiativeId, initiativeTitle } = story;
  const { requestedCents, allocatedCents, paidCents } = story;
  const format = money(locale, [requestedCents, allocatedCents, paidCents]);
  return (
    <li>
      <h3>{title}</h3>
      {publishedAt !== null && (
        <p className="small soft">
          {words.stories.published(day(locale, dayInAmsterdam(new Date(publishedAt))))}
        </p>
      )}
      <Photos municipality={municipality} photos={story.photos} />
      <details className="more">
        <summary>{words.stories.read(title)}</summary>
        <p className="told">{story.body}</p>
        {story.quotes.map(({ text, saidBy }) => (
          <blockquote key={text}>
            <p>{text}</p>
            {saidBy !== null && <p className="small soft">{words.stories.quoteBy(saidBy)}</p>}
          </blockquote>
        ))}
        <p>
          {words.stories.money(format(requestedCents), format(allocatedCents), format(paidCents))}
        </p>
        <p>
          <a href={pageAddressOf('/initiative', { municipality, id: initiativeId })}>
            {words.stories.plan(initiativeTitle)}
          </a>
        </p>
      </details>
    </li>
  );
}

function Photos({
  municipality,
  photos,
}: Pick<RowProps, 'municipality'> & Pick<Story, 'photos'>): ReactNode {
  if (photos.length === 0) return null;
  return (
    <ul className="photos">
      {photos.map(({ fileId, alternativeText }) => (
        <li key={fileId}>
          <img
            src={pathOf({ municipality }, `/files/${fileId}?size=thumbnail`)}
            alt={alternativeText}
            loading="lazy"
          />
        </li>
      ))}
    </ul>
  );
}
