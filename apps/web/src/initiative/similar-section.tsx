import type { ReactNode } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import { type PageAddress, pageAddressOf } from '../service/page-address.js';
import type { Retryable } from '../service/use-reading.js';
import { distance } from './initiative-format.js';
import type { Similar } from './initiative-types.js';
import { useInitiativeMessages } from './use-initiative-messages.js';

type Props = Retryable<readonly Similar[]> & { readonly address: PageAddress };

/** Plans of now and of before that are like this one, why, and what became of them. */
export function SimilarSection({ address, ...read }: Props): ReactNode {
  const { words } = useInitiativeMessages();
  return (
    <ReadingSection id="lijkt-erop" heading={words.similar.heading} {...read}>
      {(similar) =>
        similar.length === 0 ? (
          <p>{words.similar.none}</p>
        ) : (
          <ul className="rows">
            {similar.map((each) => (
              <Row key={each.id} municipality={address.municipality} similar={each} />
            ))}
          </ul>
        )
      }
    </ReadingSection>
  );
}

type RowProps = { readonly municipality: string; readonly similar: Similar };

function Row({ municipality, similar }: RowProps): ReactNode {
  const { words, states, locale } = useInitiativeMessages();
  const { id, title, state, sharedWords, distanceMetres } = similar;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (
    <li>
      <h3>
        <a href={pageAddressOf('/initiative', { municipality, id })}>{title}</a>
      </h3>
      <p className="state">{states[state]}</p>
      <p className="soft">
        {sharedWords.length > 0 && words.similar.shared(list.format(sharedWords))}{' '}
        {distanceMetres !== null && words.similar.near(distance(locale, distanceMetres))}
      </p>
    </li>
  );
}
