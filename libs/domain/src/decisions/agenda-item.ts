import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import { lineFaults, textFaults } from '../people/plain-text.js';
import { type DecisionContent, decisionContentFaults } from './decision-content.js';
import type { DecisionOutcome } from './outcome.js';

/** One numbered item of an agenda; `content` is what is put to the vote, null for a talk only. */
export type AgendaItem = {
  readonly id: string;
  readonly meetingId: string;
  /** From 1, without a gap. */
  readonly number: number;
  readonly title: string;
  readonly explanation: string;
  readonly content: DecisionContent | null;
  /** The item of an earlier meeting that is put to the vote again; null for a new one. */
  readonly repeatsItemId: string | null;
};

export const ITEM_TITLE_MAX = 200;
export const ITEM_EXPLANATION_MAX = 5_000;
export const AGENDA_ITEMS_MAX = 100;

export class NothingToDecideError extends DomainError {
  readonly code = 'nothing-to-decide';
  readonly kind = 'conflict';

  constructor() {
    super('Nothing is put to the vote under this item.');
  }
}

export class ItemDecidedError extends DomainError {
  readonly code = 'item-decided';
  readonly kind = 'conflict';

  constructor() {
    super('This item has been decided, so nothing about it can change any more.');
  }
}

export class RepeatRefusedError extends DomainError {
  readonly code = 'repeat-refused';
  readonly kind = 'conflict';

  constructor() {
    super('Only an item that had no quorum, or a tie, is put to the vote again, and unchanged.');
  }
}

/** @throws {InvalidInputError} naming every fault in a new item */
export function refuseFaultyItem(
  item: Pick<AgendaItem, 'title' | 'explanation' | 'content' | 'number'>,
): void {
  const { title, explanation, content, number } = item;
  const tooMany: Fault = {
    name: 'title',
    code: 'agenda-full',
    reason: `An agenda has at most ${AGENDA_ITEMS_MAX} items.`,
  };
  refuseFaults([
    ...lineFaults('title', title, ITEM_TITLE_MAX),
    ...textFaults('explanation', explanation, ITEM_EXPLANATION_MAX),
    ...(content === null ? [] : decisionContentFaults(content)),
    ...(number > AGENDA_ITEMS_MAX ? [tooMany] : []),
  ]);
}

/**
 * Decides whether an item may be put to the vote again in a later meeting of the same wijkteam: it was
 * left without a quorum, or tied, and its text is the same. The later meeting asks for the same quorum.
 *
 * @throws {RepeatRefusedError} when it may not
 */
export function refuseRepeat(
  earlier: {
    readonly outcome: DecisionOutcome;
    readonly wijkteamId: string;
    readonly text: string;
  },
  now: { readonly wijkteamId: string; readonly text: string | null },
): void {
  const isOpenStill = earlier.outcome === 'no-quorum' || earlier.outcome === 'tied';
  if (!isOpenStill || earlier.wijkteamId !== now.wijkteamId || earlier.text !== now.text) {
    throw new RepeatRefusedError();
  }
}
