import { DomainError } from '../domain-error.js';
import type { TeamDecisionRules } from '../play/team-decision-rules.js';
import { type CanonicalValue, canonicalJson } from './canonical-json.js';
import type { Meeting } from './meeting.js';
import type { DecisionOutcome, VoteChoice } from './outcome.js';
import type { RecusalGround } from './recusal.js';

/** What the record of a meeting says, with labels of seats in place of names. */
export type MeetingRecord = {
  readonly meeting: Meeting;
  readonly seats: readonly { readonly label: string; readonly isVoting: boolean }[];
  readonly presences: readonly {
    readonly label: string;
    readonly event: 'arrived' | 'left';
    readonly manner: 'in-person' | 'online';
    readonly at: Date;
  }[];
  readonly items: readonly RecordedItem[];
  /** What was done under mandates since the meeting before. */
  readonly mandateUses: readonly {
    readonly mandateId: string;
    readonly kind: string;
    readonly amountCents: bigint | null;
    readonly at: Date;
  }[];
};

export type RecordedItem = {
  readonly number: number;
  readonly title: string;
  readonly explanation: string;
  readonly contentHash: string | null;
  readonly recusals: readonly { readonly label: string; readonly ground: RecusalGround }[];
  readonly votes: readonly {
    readonly label: string;
    readonly choice: VoteChoice;
    readonly reason: string;
  }[];
  readonly notes: readonly string[];
  readonly decision: {
    readonly id: string;
    readonly outcome: DecisionOutcome;
    readonly seatCount: number;
    readonly presentCount: number;
    readonly quorumNeeded: number;
    readonly isByCastingVote: boolean;
  } | null;
};

/** A page of the minutes book of a wijkteam: minutes, or an addendum to them. */
export type MinutesPage = {
  readonly id: string;
  /** From 1 without a gap, in one row for the whole wijkteam. */
  readonly number: number;
  readonly kind: 'minutes' | 'addendum';
  readonly text: string;
  readonly hash: string;
  /** The hash of the page before; null on the first. */
  readonly previousHash: string | null;
};

export const MINUTES_NOTE_MAX = 10_000;

export class MinutesApprovedError extends DomainError {
  readonly code = 'minutes-approved';
  readonly kind = 'conflict';

  constructor() {
    super('These minutes have been approved already.');
  }
}

export class LaterMeetingNeededError extends DomainError {
  readonly code = 'later-meeting-needed';
  readonly kind = 'conflict';

  constructor() {
    super('Minutes are approved in a later meeting of the same wijkteam, while it is open.');
  }
}

/**
 * The minutes of a meeting as one canonical text: the same record always gives the same text. Nobody
 * is named: seats have labels, and of a recusal only the ground is told.
 */
export function minutesText({
  meeting,
  seats,
  presences,
  items,
  mandateUses,
}: MeetingRecord): string {
  return canonicalJson({
    format: 'wijkkas-minutes/1',
    meetingId: meeting.id,
    wijkteamId: meeting.wijkteamId,
    kind: meeting.kind,
    title: meeting.title,
    place: meeting.place,
    startsAt: meeting.startsAt.toISOString(),
    closesAt: meeting.closesAt?.toISOString() ?? null,
    openedAt: meeting.openedAt?.toISOString() ?? null,
    closedAt: meeting.closedAt?.toISOString() ?? null,
    rules: meeting.rules === null ? null : rulesJson(meeting.rules),
    seats: seats.map(({ label, isVoting }) => ({ label, isVoting })),
    presences: presences.map(({ label, event, manner, at }) => ({
      label,
      event,
      manner,
      at: at.toISOString(),
    })),
    items: items.map(itemJson),
    mandateUses: mandateUses.map(({ mandateId, kind, amountCents, at }) => ({
      mandateId,
      kind,
      amountCents: amountCents?.toString() ?? null,
      at: at.toISOString(),
    })),
  });
}

/** Decision rules as they are kept and hashed. */
export function rulesJson(rules: TeamDecisionRules): { readonly [name: string]: CanonicalValue } {
  const { quorum, quorumMin, majority, form, castingVote } = rules;
  const { recusedCountInQuorum, professionalsVote, writtenProcedure } = rules;
  return {
    quorum:
      quorum === null ? null : { numerator: quorum.numerator, denominator: quorum.denominator },
    quorumMin,
    majority,
    form,
    castingVote,
    recusedCountInQuorum,
    professionalsVote,
    writtenProcedure,
  };
}

function itemJson(item: RecordedItem): { readonly [name: string]: CanonicalValue } {
  return {
    number: item.number,
    title: item.title,
    explanation: item.explanation,
    contentHash: item.contentHash,
    recusals: item.recusals.map(({ label, ground }) => ({ label, ground })),
    votes: item.votes.map(({ label, choice, reason }) => ({ label, choice, reason })),
    notes: [...item.notes],
    decision: item.decision === null ? null : { ...item.decision },
  };
}

/** The text of an addendum: what it mends stays as it was. */
export function addendumText(amended: Pick<MinutesPage, 'number' | 'hash'>, text: string): string {
  return canonicalJson({
    format: 'wijkkas-minutes-addendum/1',
    amendsNumber: amended.number,
    amendsHash: amended.hash,
    text,
  });
}

/** What the hash of a page is taken of: the hash of the page before it, a line feed, and its text. */
export function chainedText(previousHash: string | null, text: string): string {
  return `${previousHash ?? ''}\n${text}`;
}

export type ChainFault = {
  readonly number: number;
  readonly code: 'number' | 'previous-hash' | 'hash' | 'record';
};

/**
 * Every fault in a minutes book, in its order: a number that is missing, a page that does not follow
 * from the one before, a text that is not what was hashed, or a record that no longer gives the text.
 *
 * `hashOf` is SHA-256 in hexadecimal; `recordedText` gives the text that the record of the page's meeting
 * makes now, or null for a page that is not made from a record.
 */
export function minutesFaults(
  pages: readonly MinutesPage[],
  hashOf: (text: string) => string,
  recordedText: (page: MinutesPage) => string | null,
): readonly ChainFault[] {
  return pages.flatMap((page, index) => {
    const { number } = page;
    const record = recordedText(page);
    return [
      ...(number === index + 1 ? [] : [{ number, code: 'number' as const }]),
      ...(page.previousHash === (pages[index - 1]?.hash ?? null)
        ? []
        : [{ number, code: 'previous-hash' as const }]),
      ...(hashOf(chainedText(page.previousHash, page.text)) === page.hash
        ? []
        : [{ number, code: 'hash' as const }]),
      ...(record === null || record === page.text ? [] : [{ number, code: 'record' as const }]),
    ];
  });
}
