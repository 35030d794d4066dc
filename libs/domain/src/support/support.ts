import { DomainError } from '../domain-error.js';
import type { Initiative } from '../initiatives/initiative.js';
import { type Actor, authorise, ForbiddenError } from '../people/authorise.js';
import type { PlayRule } from '../play/play-rule.js';
import type { Round } from '../rounds/round.js';

/** How somebody said that they support an initiative. */
export const SUPPORT_CHANNELS = ['account', 'letter-code', 'paper'] as const;
export type SupportChannel = (typeof SUPPORT_CHANNELS)[number];

/** What is looked at to see whether an initiative takes support. */
export type SupportCase = {
  readonly round: Pick<Round, 'wijkteamId' | 'phase' | 'timeline'>;
  readonly initiative: Pick<Initiative, 'id' | 'state'>;
  /** Its proposer and the confirmed co-initiators. */
  readonly initiatorIds: readonly string[];
};

/** What a rule of play asks: how many supporters, and how old they are at least. */
export type SupportNeeded = { readonly count: number; readonly ageMin: number | null };

export class SupportClosedError extends DomainError {
  readonly code = 'support-closed';
  readonly kind = 'conflict';

  constructor() {
    super('This initiative cannot be supported now, nor can support be taken back.');
  }
}

export class OwnInitiativeSupportError extends DomainError {
  readonly code = 'own-initiative-support';
  readonly kind = 'forbidden';

  constructor() {
    super('Nobody supports an initiative of their own.');
  }
}

export class AlreadySupportedError extends DomainError {
  readonly code = 'already-supported';
  readonly kind = 'conflict';

  constructor() {
    super(
      'You support this initiative already. Everybody counts once, by account, code or on paper.',
    );
  }
}

export class NotSupportingError extends DomainError {
  readonly code = 'not-supporting';
  readonly kind = 'conflict';

  constructor() {
    super('You do not support this initiative, so there is nothing to take back.');
  }
}

export class SupporterTooYoungError extends DomainError {
  readonly code = 'supporter-too-young';
  readonly kind = 'forbidden';

  constructor(ageMin: number) {
    super('The rules of play ask for supporters who are older.', { ageMin });
  }
}

/** A wijk with a register counts residents, not accounts. */
export class RegisterTieNeededError extends DomainError {
  readonly code = 'register-tie-needed';
  readonly kind = 'conflict';

  constructor() {
    super('Show first that you are on the list of residents: surname, address and day of birth.');
  }
}

/**
 * Until when an initiative can be supported: the planned end of the support, or of the submission
 * where no support phase is planned. Exclusive; null while no end is planned.
 */
export function supportUntil({ timeline }: Pick<Round, 'timeline'>): Date | null {
  return timeline.supportClosesAt ?? timeline.submissionClosesAt;
}

/** Whether an initiative takes support: submitted and not screened yet, in a round before its screening. */
export function takesSupport({ round, initiative }: SupportCase, now: Date): boolean {
  const until = supportUntil(round);
  const isInPhase = round.phase === 'submission' || round.phase === 'support';
  return initiative.state === 'submitted' && isInPhase && (until === null || now < until);
}

/**
 * Refuses what comes too early or too late, and what is about one's own initiative.
 *
 * @throws {SupportClosedError} when the initiative takes no support now
 * @throws {OwnInitiativeSupportError} when the person is one of its initiators
 */
export function refuseSupport(found: SupportCase, personId: string | null, now: Date): void {
  if (!takesSupport(found, now)) throw new SupportClosedError();
  if (personId !== null && found.initiatorIds.includes(personId)) {
    throw new OwnInitiativeSupportError();
  }
}

/**
 * Who supports an initiative by account: a resident of its wijk, once it is public and until the
 * support ends, who is not one of its initiators. A machine supports nothing.
 *
 * @returns the id of the person
 * @throws {ForbiddenError} when the actor is no resident of the wijk
 * @throws {SupportClosedError} when the initiative takes no support now
 * @throws {OwnInitiativeSupportError} when it is the actor's own
 */
export function supporterOf(actor: Actor, found: SupportCase, now: Date): string {
  authorise(actor, 'support-initiative', found.round);
  if (actor.kind !== 'person') throw new ForbiddenError('support-initiative');
  refuseSupport(found, actor.id, now);
  return actor.id;
}

/** What the rules of play ask, or null where they ask for no support. */
export function supportNeeded(rules: readonly PlayRule[]): SupportNeeded | null {
  for (const rule of rules) {
    if (rule.kind === 'support-needed') {
      const { count, ageMin } = rule.parameters;
      return { count, ageMin };
    }
  }
  return null;
}

/**
 * Refuses a supporter who is known to be younger than the rules of play ask. Of whom no age is known,
 * nobody says so: a fact that is not known never fails.
 *
 * @throws {SupporterTooYoungError}
 */
export function refuseTooYoung(needed: SupportNeeded | null, ageAtLeast: number | null): void {
  const ageMin = needed?.ageMin ?? null;
  if (ageMin !== null && ageAtLeast !== null && ageAtLeast < ageMin) {
    throw new SupporterTooYoungError(ageMin);
  }
}

/** Why an initiative ends whose support was not reached; told to its initiators and shown to all. */
export type SupportShortfall = {
  readonly code: 'support-not-reached';
  readonly count: number;
  readonly needed: number;
};

/** What the support came to when its phase ended: null when it was reached. Exactly as many is enough. */
export function supportShortfall(needed: SupportNeeded, count: number): SupportShortfall | null {
  if (count >= needed.count) return null;
  return { code: 'support-not-reached', count, needed: needed.count };
}

/**
 * The reason as it is kept with the initiative and shown to everybody. It is in Dutch, as the reasons
 * that people write are: it is part of a decision, not of the page around it.
 */
export function shortfallReason({ count, needed }: SupportShortfall): string {
  const found = count === 1 ? 'steunde 1 bewoner het' : `steunden ${count} bewoners het`;
  const told = count === 0 ? 'steunde niemand het' : found;
  return `Voor dit initiatief zijn volgens de spelregels ${needed} steunbetuigingen nodig. Tot het einde van de steunfase ${told}. Daarom gaat het niet verder in deze ronde.`;
}
