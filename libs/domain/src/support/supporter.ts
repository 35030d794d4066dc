/** Whom a support counts for: a resident of a list, or an account where none is known. */
export type Human =
  | { readonly kind: 'resident'; readonly residentRef: string }
  | { readonly kind: 'account'; readonly personId: string };

/** A support that stands, as far as one asks whose it is. */
export type StandingSupport = {
  readonly id: string;
  readonly initiativeId: string;
  /** What stands for the human as the supporter of that initiative. */
  readonly residentRef: string;
  readonly personId: string | null;
  readonly supportedAt: Date;
};

/** A support of which it is known whose it is. */
export type KnownSupport = StandingSupport & { readonly human: Human };

/** Whom an account counts for: the resident that it is tied to, or else the account itself. */
export function humanOfAccount(personId: string, residentRef: string | null): Human {
  return residentRef === null ? { kind: 'account', personId } : { kind: 'resident', residentRef };
}

/** Humans as texts, to compare. Two are the same human exactly when their texts are equal. */
export function humanKey(human: Human): string {
  return human.kind === 'resident' ? `resident:${human.residentRef}` : `account:${human.personId}`;
}

/**
 * Which supports of an initiative are somebody's own, by account or by what stands for the resident
 * that the account is tied to. They end when the person begins to make it: nobody supports an
 * initiative of their own.
 *
 * @returns their ids; two at most where the person supported by account before it was tied
 */
export function ownSupports(
  standing: readonly Pick<StandingSupport, 'id' | 'personId' | 'residentRef'>[],
  own: { readonly personId: string; readonly residentRefs: readonly string[] },
): string[] {
  return standing
    .filter(({ personId, residentRef }) =>
      personId === null ? own.residentRefs.includes(residentRef) : personId === own.personId,
    )
    .map(({ id }) => id);
}

/**
 * Which supports go on when initiatives are merged or split: one of each human, and none of those who
 * make what comes of it. Of two of one human the one with an account goes on, because it is told what
 * becomes of it; then the earlier; then the one with the lower id.
 */
export function supportsToMove(
  known: readonly KnownSupport[],
  makers: readonly Human[],
): KnownSupport[] {
  const seen = new Set(makers.map(humanKey));
  return known.toSorted(byAccountThenTime).filter(({ human }) => {
    const key = humanKey(human);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function byAccountThenTime(one: KnownSupport, other: KnownSupport): number {
  const accounts = Number(one.personId === null) - Number(other.personId === null);
  const times = one.supportedAt.getTime() - other.supportedAt.getTime();
  return accounts || times || (one.id < other.id ? -1 : 1);
}
