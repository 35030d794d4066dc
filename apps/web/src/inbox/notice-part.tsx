import { type ReactNode, useCallback, useEffect } from 'react';
import { NotNow, Waiting } from '../layout/reading-section.js';
import { moment } from '../messages/format.js';
import { pageAddressOf } from '../service/page-address.js';
import { useReading } from '../service/use-reading.js';
import { type Notice, readNotice } from './inbox-api.js';
import { useInboxMessages } from './use-inbox-messages.js';

type Props = { readonly municipality: string; readonly id: string };

/** One message in full. */
export function NoticePart({ municipality, id }: Props): ReactNode {
  const { words, language } = useInboxMessages();
  const { reading, retry } = useReading(
    useCallback(
      (signal: AbortSignal) => readNotice({ municipality }, id, { language, signal }),
      [municipality, id, language],
    ),
  );
  return (
    <article className="flow">
      <p className="crumb">
        <a href={`/my-notices?${new URLSearchParams({ municipality }).toString()}`}>
          {words.one.back}
        </a>
      </p>
      {reading.kind === 'loading' && <Waiting />}
      {reading.kind === 'failed' && <NotNow onRetry={retry} />}
      {reading.kind === 'missing' && (
        <>
          <h1>{words.one.notThere}</h1>
          <p>{words.one.notThereHelp}</p>
        </>
      )}
      {reading.kind === 'ready' && <Told municipality={municipality} notice={reading.value} />}
    </article>
  );
}

type ToldProps = { readonly municipality: string; readonly notice: Notice };

function Told({ municipality, notice }: ToldProps): ReactNode {
  const wording = useInboxMessages();
  const { words, messages } = wording;
  const { title, topic, createdAt, paragraphs, sections, language } = notice;
  useEffect(() => {
    document.title = `${title} – ${messages.brand}`;
  }, [title, messages]);
  return (
    <>
      <h1 className="notice-title" lang={language}>
        {title}
      </h1>
      <p className="soft">
        {words.topics[topic]} · {moment(wording, new Date(createdAt))}
      </p>
      <div className="flow" lang={language}>
        {paragraphs.map((text, index) => (
          <p key={`${index} ${text}`}>{text}</p>
        ))}
        {sections.map((section) => (
          <section key={section.heading} className="flow">
            <h2>{section.heading}</h2>
            {section.paragraphs.map((text, index) => (
              <p key={`${index} ${text}`}>{text}</p>
            ))}
          </section>
        ))}
      </div>
      {notice.subjectKind === 'initiative' && (
        <p className="actions">
          <a
            className="btn"
            href={pageAddressOf('/initiative', { municipality, id: notice.subjectId })}
          >
            {words.one.toInitiative}
          </a>
        </p>
      )}
    </>
  );
}
