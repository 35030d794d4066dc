import type { JournalItem, Refusal } from './ledger-door.js';

/** The four counters of an account, in cents. */
export type Counters = {
  readonly debitsPosted: bigint;
  readonly debitsPending: bigint;
  readonly creditsPosted: bigint;
  readonly creditsPending: bigint;
};

type Recorded = {
  readonly kind: string;
  readonly code: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: bigint;
  readonly pendingId: string | null;
  readonly actor: string;
};

type Books = {
  readonly accounts: Map<string, Counters>;
  readonly transfers: Map<string, Recorded>;
};

const NOTHING: Counters = {
  debitsPosted: 0n,
  debitsPending: 0n,
  creditsPosted: 0n,
  creditsPending: 0n,
};
const AMOUNT_MAX = 1_000_000_000_000n;

/** What each event does, told once more and in other words than in the database. */
const EVENTS: Readonly<Record<string, readonly [kind: string, from: string, to: string]>> = {
  'budget-grant': ['posted', 'external', 'budget'],
  allocation: ['posted', 'budget', 'allocated'],
  tranche: ['pending', 'allocated', 'paid'],
  'tranche-release': ['post', 'allocated', 'paid'],
  'tranche-cancel': ['void', 'allocated', 'paid'],
};

/**
 * The ledger as a few lines of arithmetic, to hold the real one against: the same journals give
 * the same counters, and the same refusals by the same rule.
 */
export class LedgerModel {
  private books: Books;

  constructor(paths: readonly string[]) {
    this.books = { accounts: new Map(paths.map((path) => [path, NOTHING])), transfers: new Map() };
  }

  get accounts(): ReadonlyMap<string, Counters> {
    return this.books.accounts;
  }

  get transferCount(): number {
    return this.books.transfers.size;
  }

  /** The ids of all transfers, oldest first; of the reservations only when asked so. */
  idsOf(which: 'all' | 'reservations'): string[] {
    return [...this.books.transfers]
      .filter(([, { kind }]) => which === 'all' || kind === 'pending')
      .map(([id]) => id);
  }

  /** Posts a journal, all of it or nothing. */
  post(items: readonly JournalItem[], actor: string): number | Refusal {
    const draft: Books = {
      accounts: new Map(this.books.accounts),
      transfers: new Map(this.books.transfers),
    };
    const before = draft.transfers.size;
    for (const item of items) {
      const refused = record(draft, item, actor);
      if (refused !== null) return { refused };
    }
    this.books = draft;
    return draft.transfers.size - before;
  }
}

/** Records one transfer, or gives the first rule that refuses it. */
function record(books: Books, item: JournalItem, actor: string): string | null {
  const wanted = transferOf(books, item, actor);
  if (typeof wanted === 'string') return wanted;
  const old = books.transfers.get(item.id);
  if (old !== undefined) return isSame(old, wanted) ? null : 'transfer_same_content';
  const refused = refusalOf(books, wanted);
  if (refused !== null) return refused;
  books.transfers.set(item.id, wanted);
  const debit = moved(books, wanted, wanted.debit);
  const credit = moved(books, wanted, wanted.credit);
  if (isOverCeiling(wanted.debit, debit)) return 'account_ceiling';
  books.accounts.set(wanted.debit, debit);
  books.accounts.set(wanted.credit, credit);
  return null;
}

function transferOf(books: Books, item: JournalItem, actor: string): Recorded | string {
  const { kind, code, debit = '', credit = '', amount = '0', pendingId = null } = item;
  if (pendingId === null) {
    const isKnown = books.accounts.has(debit) && books.accounts.has(credit);
    return isKnown
      ? { kind, code, debit, credit, amount: BigInt(amount), pendingId, actor }
      : 'transfer_accounts';
  }
  const pending = books.transfers.get(pendingId);
  if (pending === undefined) return 'transfer_pending';
  return {
    ...pending,
    kind,
    code,
    amount: kind === 'void' ? 0n : pending.amount,
    pendingId,
    actor,
  };
}

/** The rules for one transfer, in the order in which the database asks them. */
const RULES: readonly (readonly [
  rule: string,
  isBroken: (wanted: Recorded, transfers: Books['transfers']) => boolean,
])[] = [
  ['transfer_follows_flow', (wanted) => isOffCourse(wanted)],
  [
    'transfer_resolves_reservation',
    ({ pendingId }, transfers) =>
      pendingId !== null && transfers.get(pendingId)?.kind !== 'pending',
  ],
  [
    'transfer_four_eyes',
    ({ code, actor, pendingId }, transfers) =>
      code === 'tranche-release' && transfers.get(pendingId ?? '')?.actor === actor,
  ],
  [
    'transfer_amount',
    ({ kind, amount }) => amount > AMOUNT_MAX || amount < (kind === 'void' ? 0n : 1n),
  ],
  [
    'transfer_one_resolution',
    ({ pendingId }, transfers) =>
      pendingId !== null && [...transfers.values()].some((each) => each.pendingId === pendingId),
  ],
  ['transfer_flow', ({ kind, code }) => EVENTS[code]?.[0] !== kind],
];

function refusalOf({ transfers }: Books, wanted: Recorded): string | null {
  return RULES.find(([, isBroken]) => isBroken(wanted, transfers))?.[0] ?? null;
}

/** Whether the accounts are not those of the event. */
function isOffCourse({ code, debit, credit }: Recorded): boolean {
  const [, from, to] = EVENTS[code] ?? [];
  if (partyOf(debit) !== from || partyOf(credit) !== to) return true;
  // Money of one initiative never comes to another.
  return from === 'allocated' && debit.split(':')[1] !== credit.split(':')[1];
}

/** `external`, `budget`, `allocated` or `paid`. */
function partyOf(path: string): string {
  const [first = '', , last = first] = path.split(':');
  return last;
}

/** The counters of one side after a transfer; a resolution takes its reservation away. */
function moved(books: Books, wanted: Recorded, path: string): Counters {
  const before = books.accounts.get(path) ?? NOTHING;
  const pending = wanted.pendingId === null ? undefined : books.transfers.get(wanted.pendingId);
  const reserved = wanted.kind === 'pending' ? wanted.amount : -(pending?.amount ?? 0n);
  const posted = ['posted', 'post'].includes(wanted.kind) ? wanted.amount : 0n;
  return path === wanted.debit
    ? {
        ...before,
        debitsPending: before.debitsPending + reserved,
        debitsPosted: before.debitsPosted + posted,
      }
    : {
        ...before,
        creditsPending: before.creditsPending + reserved,
        creditsPosted: before.creditsPosted + posted,
      };
}

function isOverCeiling(path: string, after: Counters): boolean {
  if (partyOf(path) === 'external') return false;
  return after.debitsPosted + after.debitsPending > after.creditsPosted;
}

function isSame(left: Recorded, right: Recorded): boolean {
  const fields = ['kind', 'code', 'debit', 'credit', 'amount', 'pendingId', 'actor'] as const;
  return fields.every((field) => left[field] === right[field]);
}
