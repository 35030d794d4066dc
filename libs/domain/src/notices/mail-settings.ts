import type { Fault } from '../domain-error.js';
import { addDays, weekdayOf } from '../law/calendar-arithmetic.js';
import { NOTICE_TOPICS, NOTICE_TRAITS, type NoticeKind, type NoticeTopic } from './notice-kind.js';

/** When a message about a topic goes by mail; it stands in the inbox at once in any case. */
export const NOTICE_TIMINGS = ['now', 'daily', 'weekly', 'inbox'] as const;
export type NoticeTiming = (typeof NOTICE_TIMINGS)[number];

export const MAIL_LANGUAGES = ['nl', 'en'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/** The hours by the clock in which no mail goes out, such as 21:00 to 08:00; equal ones are no hours. */
export type QuietHours = { readonly from: string; readonly until: string };

/** What a person chose about messages. */
export type MailSettings = {
  readonly language: MailLanguage;
  readonly quiet: QuietHours;
  /** Letters also about what others without e-mail find in their inbox only. */
  readonly wantsLetters: boolean;
  /** A reminder before a voting closes in which this person has a vote and did not cast it. */
  readonly wantsVoteReminders: boolean;
  readonly timings: Readonly<Record<NoticeTopic, NoticeTiming>>;
  readonly version: number;
};

/** What matters to most people comes at once, what is nice to know comes with the day. */
export const DEFAULT_TIMINGS: Readonly<Record<NoticeTopic, NoticeTiming>> = {
  initiatives: 'now',
  outcomes: 'now',
  comments: 'daily',
  reminders: 'now',
  progress: 'daily',
  promises: 'daily',
  work: 'now',
};

/** What holds for a person who chose nothing. */
export const DEFAULT_MAIL_SETTINGS: MailSettings = {
  language: 'nl',
  quiet: { from: '21:00', until: '08:00' },
  wantsLetters: false,
  wantsVoteReminders: false,
  timings: DEFAULT_TIMINGS,
  version: 0,
};

/** The hour of day at which digests are made; those of the week on Monday. */
const DIGEST_TIME = '08:00';
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The topics of which every message is compulsory, so that there is nothing to choose. */
export function isFixedTopic(topic: NoticeTopic): boolean {
  const kinds = Object.values(NOTICE_TRAITS).filter((trait) => trait.topic === topic);
  return kinds.every(({ isCompulsory }) => isCompulsory);
}

/** Every fault in what a person wants to choose, by the names of the request. */
export function mailSettingsFaults({ quiet, timings }: MailSettings): Fault[] {
  const clocks = [
    ['quietFrom', quiet.from],
    ['quietUntil', quiet.until],
  ] as const;
  return [
    ...clocks.flatMap(([name, value]) =>
      CLOCK.test(value)
        ? []
        : [{ name, code: 'time-of-day', reason: 'This is a time such as 21:00.' }],
    ),
    ...NOTICE_TOPICS.flatMap((topic) =>
      isFixedTopic(topic) && timings[topic] !== 'now'
        ? [
            {
              name: `timings.${topic}`,
              code: 'compulsory-topic',
              reason: 'Messages about this topic come with the work and cannot be switched off.',
            },
          ]
        : [],
    ),
  ];
}

/** When a kind of message goes by mail to somebody: at once where it is compulsory. */
export function timingFor(kind: NoticeKind, timings: MailSettings['timings']): NoticeTiming {
  const { topic, isCompulsory } = NOTICE_TRAITS[kind];
  return isCompulsory ? 'now' : timings[topic];
}

/** A person as the sending looks at them. */
export type Recipient = {
  /** Whether there is an e-mail address, and mail to it arrives. */
  readonly hasEmail: boolean;
  /** Whether the message is about something of their own, or is addressed to them by name. */
  readonly isClose: boolean;
  readonly settings: Pick<MailSettings, 'timings' | 'wantsLetters'>;
};

/** By which way a message goes beside the inbox. */
export type DeliveryPlan = {
  readonly way: 'email' | 'daily' | 'weekly' | 'letter' | 'inbox';
  /** Whether it goes on paper where the e-mail turns out not to arrive. */
  readonly mayBeLetter: boolean;
};

/**
 * By which way a message of a kind reaches somebody. Who has no e-mail gets a letter about what is
 * compulsory or of their own, or about everything where they asked for letters; a reminder is never
 * worth a letter. Who chose the inbox gets no letter in its place, unless it is compulsory.
 */
export function planDelivery(kind: NoticeKind, recipient: Recipient): DeliveryPlan {
  const { hasEmail, isClose, settings } = recipient;
  const timing = timingFor(kind, settings.timings);
  const { topic, isCompulsory } = NOTICE_TRAITS[kind];
  const isWorthPaper = isCompulsory || isClose || settings.wantsLetters;
  const mayBeLetter = topic !== 'reminders' && timing !== 'inbox' && isWorthPaper;
  if (timing === 'inbox') return { way: 'inbox', mayBeLetter };
  if (!hasEmail) return { way: mayBeLetter ? 'letter' : 'inbox', mayBeLetter };
  return { way: timing === 'now' ? 'email' : timing, mayBeLetter };
}

/**
 * The first moment from now on that is not quiet, by the clock: `localNow` itself or the end of the
 * quiet hours. Both are `YYYY-MM-DDTHH:MM`; the end of the quiet hours is not quiet any more.
 */
export function afterQuietHours(localNow: string, { from, until }: QuietHours): string {
  const [day = '', time = ''] = localNow.split('T');
  if (from === until) return localNow;
  const isOvernight = from > until;
  const isQuiet = isOvernight ? time >= from || time < until : time >= from && time < until;
  if (!isQuiet) return localNow;
  return `${isOvernight && time >= from ? addDays(day, 1) : day}T${until}`;
}

/** When the next digest is made: tomorrow at 08:00, or on the next Monday that is not today. */
export function nextDigest(localNow: string, timing: 'daily' | 'weekly'): string {
  const day = localNow.slice(0, 10);
  const days = timing === 'daily' ? 1 : 8 - weekdayOf(day);
  return `${addDays(day, days)}T${DIGEST_TIME}`;
}
