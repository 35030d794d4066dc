import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { readStartPage, type StartPageData } from '../api/client.js';
import { PageFrame } from '../layout/page-frame.js';
import { useLanguage } from '../messages/language.js';
import { MoneySection } from './money-section.js';
import { RoundsSection } from './rounds-section.js';

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'ready'; readonly data: StartPageData; readonly readAt: Date };

/** The front door of a municipality: where the money is, and what can be done now. */
export function StartPage(): ReactNode {
  const { messages } = useLanguage();
  const [state, setState] = useState<State>({ kind: 'loading' });
  const load = useCallback(() => {
    setState({ kind: 'loading' });
    readStartPage().then(
      (data) => {
        setState(data === null ? { kind: 'empty' } : { kind: 'ready', data, readAt: new Date() });
      },
      () => {
        setState({ kind: 'failed' });
      },
    );
  }, []);
  useEffect(load, [load]);

  const name = state.kind === 'ready' ? state.data.municipality.name : null;
  useEffect(() => {
    document.title = name === null ? messages.brand : messages.title(name);
  }, [name, messages]);

  return (
    <PageFrame
      municipalityName={name}
      {...(state.kind === 'ready' ? { municipality: state.data.municipality.slug } : {})}
    >
      <div className="intro">
        <h1>{name === null ? messages.brand : messages.title(name)}</h1>
        <p className="lead">{messages.lead}</p>
      </div>
      <div aria-live="polite" aria-busy={state.kind === 'loading'}>
        <Content state={state} onRetry={load} />
      </div>
      <section className="section flow" aria-labelledby="zelf">
        <h2 id="zelf">{messages.api.heading}</h2>
        <p>{messages.api.text}</p>
        <p>
          <a href="/api/v1/openapi.json">{messages.api.link}</a>
        </p>
        <p>
          <a href="/recount">{messages.api.recount}</a>
        </p>
      </section>
    </PageFrame>
  );
}

type ContentProps = { readonly state: State; readonly onRetry: () => void };

function Content({ state, onRetry }: ContentProps): ReactNode {
  const { messages } = useLanguage();
  switch (state.kind) {
    case 'loading':
      return <p className="soft">{messages.state.loading}</p>;
    case 'failed':
      return (
        <div className="notice notice--error" role="alert">
          <div className="flow">
            <p>{messages.state.failed}</p>
            <button className="btn" type="button" onClick={onRetry}>
              {messages.state.retry}
            </button>
          </div>
        </div>
      );
    case 'empty':
      return (
        <div className="flow">
          <h2>{messages.state.noMunicipality}</h2>
          <p>{messages.state.noMunicipalityHelp}</p>
        </div>
      );
    case 'ready':
      return (
        <>
          <MoneySection {...state.data} readAt={state.readAt} />
          <RoundsSection {...state.data} />
        </>
      );
  }
}
