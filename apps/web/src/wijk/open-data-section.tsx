import type { ReactNode } from 'react';
import { pathOf } from '../service/read-service.js';
import { useWijkMessages } from './use-wijk-messages.js';

const SETS = [
  'initiatives',
  'decisions',
  'spending',
  'turnout',
  'participation',
  'population',
] as const;

/** The data behind the page, to compute it all again. */
export function OpenDataSection({ municipality }: { readonly municipality: string }): ReactNode {
  const { openData } = useWijkMessages().words;
  return (
    <section className="section flow" aria-labelledby="open-data">
      <h2 id="open-data">{openData.heading}</h2>
      <p>{openData.what}</p>
      <ul className="plain">
        {SETS.map((name) => (
          <li key={name}>
            <a href={pathOf({ municipality }, `/open-data/${name}?format=csv`)}>
              {openData.csv(openData.sets[name])}
            </a>
          </li>
        ))}
        <li>
          <a href={pathOf({ municipality }, '/catalogue')}>{openData.catalogue}</a>
        </li>
      </ul>
    </section>
  );
}
