import { type ReactNode, useCallback, useState } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import { moment } from '../messages/format.js';
import { useReading } from '../service/use-reading.js';
import { type InboxAddress, inboxAddress } from './inbox-address.js';
import {
  markAllRead,
  type NoticeEntry,
  type NoticePage,
  PER_PAGE,
  readNotices,
} from './inbox-api.js';
import { useInboxMessages } from './use-inbox-messages.js';

type Props = { readonly at: InboxAddress };

/** The messages, newest first, with what is new among them. */
export function NoticesSection({ at }: Props): ReactNode {
  const { words, language } = useInboxMessages();
  const { municipality, isUnread, page } = at;
  const { reading, retry } = useReading(
    useCallback(
      (signal: AbortSignal) => readNotices({ municipality, isUnread, page }, language, signal),
      [municipality, isUnread, page, language],
    ),
  );
  return (
    <ReadingSection id="berichten" heading={words.list.heading} reading={reading} retry={retry}>
      {(found) => (
        <div className="flow">
          <Overview at={at} found={found} onRead={retry} />
          <Rows at={at} items={found.items} />
          <Paging at={at} totalCount={found.totalCount} />
        </div>
      )}
    </ReadingSection>
  );
}

type OverviewProps = Props & { readonly found: NoticePage; readonly onRead: () => void };

/** How many are new, which are shown, and that all were read. */
function Overview({ at, found, onRead }: OverviewProps): ReactNode {
  const { words } = useInboxMessages();
  const [hasFailed, setHasFailed] = useState(false);
  const newest = found.items[0];
  const show = (isUnread: boolean, label: string): ReactNode => (
    <a
      href={inboxAddress({ ...at, isUnread, page: 1 })}
      aria-current={at.isUnread === isUnread ? 'true' : undefined}
    >
      {label}
    </a>
  );
  const readAll = (): void => {
    if (newest === undefined) return;
    markAllRead(at, newest.createdAt).then(onRead, () => {
      setHasFailed(true);
    });
  };
  return (
    <>
      <p className="say">{words.list.unread(found.unreadCount)}</p>
      <nav className="shown" aria-label={words.list.show}>
        {show(false, words.list.all)}
        {show(true, words.list.onlyNew)}
        {/* What is newer than this page nobody saw here. */}
        {found.unreadCount > 0 && at.page === 1 && newest !== undefined && (
          <button className="linkbtn" type="button" onClick={readAll}>
            {words.list.markAll}
          </button>
        )}
      </nav>
      {hasFailed && (
        <p className="notice notice--error" role="alert">
          {words.list.failed}
        </p>
      )}
    </>
  );
}

type RowsProps = Props & { readonly items: readonly NoticeEntry[] };

function Rows({ at, items }: RowsProps): ReactNode {
  const { words } = useInboxMessages();
  if (items.length === 0) return <p>{at.isUnread ? words.list.noneNew : words.list.none}</p>;
  return (
    <ul className="rows notices">
      {items.map((entry) => (
        <Row key={entry.id} at={at} entry={entry} />
      ))}
    </ul>
  );
}

type RowProps = Props & { readonly entry: NoticeEntry };

function Row({ at, entry }: RowProps): ReactNode {
  const wording = useInboxMessages();
  const { words } = wording;
  const { id, title, topic, createdAt, readAt } = entry;
  return (
    <li className={readAt === null ? 'is-new' : undefined}>
      <h3>
        <a href={inboxAddress({ ...at, noticeId: id })}>{title}</a>
      </h3>
      <p className="soft small">
        {words.topics[topic]} · {moment(wording, new Date(createdAt))}
      </p>
      {readAt === null && (
        <p className="state small">
          <svg className="dot" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
            <circle cx="5" cy="5" r="5" fill="currentColor" />
          </svg>
          {words.list.isNew}
        </p>
      )}
    </li>
  );
}

type PagingProps = Props & { readonly totalCount: number };

function Paging({ at, totalCount }: PagingProps): ReactNode {
  const { words } = useInboxMessages();
  const { page } = at;
  const pages = Math.max(1, Math.ceil(totalCount / PER_PAGE));
  if (pages === 1 && page === 1) return null;
  return (
    <nav className="actions" aria-label={words.list.paging}>
      {page > 1 && (
        <a rel="prev" href={inboxAddress({ ...at, page: page - 1 })}>
          {words.list.previous}
        </a>
      )}
      <span>{words.list.page(page, pages)}</span>
      {page < pages && (
        <a rel="next" href={inboxAddress({ ...at, page: page + 1 })}>
          {words.list.next}
        </a>
      )}
    </nav>
  );
}
