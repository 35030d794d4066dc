import { type ReactNode, useCallback, useEffect } from 'react';
import { useLanguage } from '../messages/language.js';
import { pathOf, readOne } from '../service/read-service.js';
import { useReading } from '../service/use-reading.js';
import type { MenuPage } from './main-menu.js';
import { NoMunicipality } from './no-municipality.js';
import { PageFrame } from './page-frame.js';

type Props = {
  readonly municipality: string;
  readonly current: MenuPage;
  /** What the page is called, in the name of its window. */
  readonly title: string;
  readonly children: ReactNode;
};

/** A page of a municipality that is not about one thing in it: its content does not wait for the name above it. */
export function TownPage({ municipality, current, title, children }: Props): ReactNode {
  const { messages } = useLanguage();
  const { reading } = useReading(
    useCallback(
      (signal: AbortSignal) =>
        readOne<{ readonly name: string }>(pathOf({ municipality }, ''), signal),
      [municipality],
    ),
  );
  useEffect(() => {
    document.title = `${title} – ${messages.brand}`;
  }, [title, messages]);
  if (reading.kind === 'missing') return <NoMunicipality />;
  return (
    <PageFrame
      municipalityName={reading.kind === 'ready' ? reading.value.name : null}
      municipality={municipality}
      current={current}
    >
      {children}
    </PageFrame>
  );
}
