import { pageAddressIn } from '../service/page-address.js';

/** What of the inbox is shown, as the address of the page says. */
export type InboxAddress = {
  readonly municipality: string;
  /** The one message that is read; null for the list. */
  readonly noticeId: string | null;
  readonly isUnread: boolean;
  readonly page: number;
};

const PAGE_MAX = 1_000_000;

/** Reads an address. A page that is no number is the first. */
export function inboxIn(municipality: string, search: string): InboxAddress {
  const asked = new URLSearchParams(search);
  const page = Number(asked.get('page') ?? '1');
  return {
    municipality,
    noticeId: pageAddressIn(search)?.id ?? null,
    isUnread: asked.get('show') === 'new',
    page: Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : 1,
  };
}

/** The address of a part of the inbox, without what goes without saying. */
export function inboxAddress({ municipality, noticeId, isUnread, page }: InboxAddress): string {
  const asked = new URLSearchParams({ municipality });
  if (noticeId !== null) asked.set('id', noticeId);
  if (isUnread) asked.set('show', 'new');
  if (page > 1) asked.set('page', String(page));
  return `/my-notices?${asked.toString()}`;
}
