import type { components } from '../api-types.js';
import type { Language } from '../messages/language.js';
import { NothingThereError, pathOf, readOne } from '../service/read-service.js';
import { readVersioned, type Versioned } from '../service/read-versioned.js';
import { send } from '../service/send.js';
import type { InboxAddress } from './inbox-address.js';

type Schemas = components['schemas'];
export type NoticeEntry = Schemas['MyNoticeEntryResponse'];
export type Notice = Schemas['MyNoticeResponse'];
export type MailSettings = Schemas['MailSettingsResponse'];
export type SettingsChange = Schemas['ChangeMailSettingsRequest'];
export type Residence = Schemas['ResidenceResponse'];
export type MyInitiative = Schemas['MyInitiativeResponse'];

export type Place = { readonly municipality: string };

/** A page of messages, and how many are new in all. */
export type NoticePage = {
  readonly items: readonly NoticeEntry[];
  readonly totalCount: number;
  readonly unreadCount: number;
};

export const PER_PAGE = 20;

export async function readNotices(
  at: Omit<InboxAddress, 'noticeId'>,
  language: Language,
  signal: AbortSignal,
): Promise<NoticePage> {
  const { isUnread, page } = at;
  const asked = `perPage=${PER_PAGE}&page=${page}&isUnread=${String(isUnread)}&language=${language}`;
  const path = pathOf(at, `/my-notices?${asked}`);
  const [response, { unreadCount }] = await Promise.all([
    fetch(path, { headers: { accept: 'application/json' }, signal }),
    readOne<{ readonly unreadCount: number }>(pathOf(at, '/my-notices/unread-count'), signal),
  ]);
  if (response.status === 404) throw new NothingThereError(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  const items = (await response.json()) as NoticeEntry[];
  return { items, unreadCount, totalCount: Number(response.headers.get('total-count') ?? '0') };
}

/** Reads one message, which is read from then on. @throws {NothingThereError} when it is nobody's here */
export async function readNotice(
  place: Place,
  id: string,
  { language, signal }: { readonly language: Language; readonly signal: AbortSignal },
): Promise<Notice> {
  const path = `/my-notices/${id}`;
  const notice = await readOne<Notice>(pathOf(place, `${path}?language=${language}`), signal);
  if (notice.readAt === null) {
    await send({ method: 'POST', path: pathOf(place, `${path}/readings`), signal });
  }
  return notice;
}

/** Marks as read what came until a moment: what came later nobody saw yet. */
export async function markAllRead(place: Place, readUntil: string): Promise<void> {
  const path = pathOf(place, '/my-notice-readings');
  await send({ method: 'POST', path, body: { readUntil } });
}

export function readSettings(place: Place, signal: AbortSignal): Promise<Versioned<MailSettings>> {
  return readVersioned(pathOf(place, '/my-mail-settings'), signal);
}

export async function changeSettings(
  place: Place,
  body: SettingsChange,
  version: number,
): Promise<Versioned<MailSettings>> {
  const path = pathOf(place, '/my-mail-settings');
  const answer = await send<MailSettings>({ method: 'PATCH', path, body, version });
  return { item: answer.body, version: answer.version ?? version + 1 };
}

export function readResidence(place: Place, signal: AbortSignal): Promise<Versioned<Residence>> {
  return readVersioned(pathOf(place, '/own-buurt'), signal);
}

const UNKNOWN: Versioned<Residence> = {
  item: { areaId: null, sinceOn: null, source: null },
  version: 0,
};

/** Says in which buurt one lives, or takes it back, and gives what is known from then on. */
export async function sayBuurt(
  place: Place,
  areaId: string,
  before: Versioned<Residence>,
): Promise<Versioned<Residence>> {
  const path = pathOf(place, '/own-buurt');
  const { version } = before;
  if (areaId === '') {
    if (before.item.areaId !== null) await send({ method: 'DELETE', path, version });
    return UNKNOWN;
  }
  const answer = await send<Residence>({ method: 'PUT', path, body: { areaId }, version });
  return { item: answer.body, version: answer.version ?? version + 1 };
}
