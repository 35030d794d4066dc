import { type ReactNode, useEffect } from 'react';
import { useLanguage } from '../messages/language.js';
import { PageFrame } from './page-frame.js';

/** The address names no municipality: says so, and where to choose one. */
export function NoMunicipality(): ReactNode {
  const { messages } = useLanguage();
  const { heading, help, back } = messages.noTown;
  useEffect(() => {
    document.title = `${heading} – ${messages.brand}`;
  }, [heading, messages]);
  return (
    <PageFrame municipalityName={null}>
      <div className="intro">
        <h1>{heading}</h1>
        <p className="lead">{help}</p>
        <p>
          <a href="/">{back}</a>
        </p>
      </div>
    </PageFrame>
  );
}
