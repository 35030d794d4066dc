import type { ReactNode } from 'react';
import type { Reading, Retryable } from '../service/use-reading.js';
import { useLanguage } from '../messages/language.js';

type Props<Value> = Retryable<Value> & {
  /** The name of the section in the address of the page, and of its heading. */
  readonly id: string;
  readonly heading: string;
  /** What stands beside the heading once there is something to show. */
  readonly stamp?: (readAt: Date) => string;
  readonly children: (value: Value, readAt: Date) => ReactNode;
};

/** A part of the page that is read by itself: it says so while it waits, and when it does not come. */
export function ReadingSection<Value>({
  id,
  heading,
  stamp,
  reading,
  retry,
  children,
}: Props<Value>): ReactNode {
  return (
    <section className="section" aria-labelledby={id} aria-busy={reading.kind === 'loading'}>
      <header>
        <h2 id={id}>{heading}</h2>
        {stamp !== undefined && reading.kind === 'ready' && (
          <p className="stamp">{stamp(reading.readAt)}</p>
        )}
      </header>
      <Content reading={reading} retry={retry}>
        {children}
      </Content>
    </section>
  );
}

type ContentProps<Value> = {
  readonly reading: Reading<Value>;
  readonly retry: () => void;
  readonly children: (value: Value, readAt: Date) => ReactNode;
};

function Content<Value>({ reading, retry, children }: ContentProps<Value>): ReactNode {
  switch (reading.kind) {
    case 'loading':
      return <Waiting />;
    case 'missing':
    case 'failed':
      return <NotNow onRetry={retry} />;
    case 'ready':
      return children(reading.value, reading.readAt);
  }
}

/** Grey lines where the text will come, and the words for whoever does not see them. */
export function Waiting(): ReactNode {
  const { messages } = useLanguage();
  return (
    <div className="waiting">
      <p className="vh">{messages.state.loading}</p>
      <span aria-hidden="true" />
      <span aria-hidden="true" />
      <span aria-hidden="true" />
    </div>
  );
}

/** Says that something could not be read, and offers to try again. */
export function NotNow({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const { messages } = useLanguage();
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
}
