import { DomainError, type Fault, refuseFaults } from '../domain-error.js';
import type { Actor } from '../people/authorise.js';
import type { HashText } from '../tally/drawn-order.js';
import { type DrawPlan, frozenListFaults } from './draw-announcement.js';
import type { DrawHolder } from './draw-documents.js';
import type { DrawEntry } from './draw-list.js';
import { publicValueFaults, sealOf, secretFaults } from './draw-seed.js';

export const DRAW_STATES = ['announced', 'frozen', 'drawn', 'cancelled'] as const;
export type DrawState = (typeof DRAW_STATES)[number];

/** A draw as it stands. */
export type Draw = DrawPlan & {
  readonly id: string;
  readonly wijkteamId: string;
  readonly state: DrawState;
  readonly announcedAt: Date;
  readonly frozenAt: Date | null;
  /** The SHA-256 of the frozen list. */
  readonly listHash: string | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
};

export class DrawStepRefusedError extends DomainError {
  readonly code = 'draw-step-refused';
  readonly kind = 'conflict';

  constructor(state: DrawState) {
    super('The draw is not in a state in which this can happen.', { state });
  }
}

export class OwnDrawError extends DomainError {
  readonly code = 'own-draw';
  readonly kind = 'forbidden';

  constructor() {
    super('Nobody runs a draw that he or she stands in. Let somebody else do it.');
  }
}

export class DrawTooEarlyError extends DomainError {
  readonly code = 'draw-too-early';
  readonly kind = 'conflict';

  constructor(publicAt: Date) {
    super('The public value is not known yet.', { publicAt: publicAt.toISOString() });
  }
}

export class DrawTooLateError extends DomainError {
  readonly code = 'draw-too-late';
  readonly kind = 'conflict';

  constructor(publicAt: Date) {
    super('The public value can be known by now, so the list can no longer be frozen.', {
      publicAt: publicAt.toISOString(),
    });
  }
}

export class SealBrokenError extends DomainError {
  readonly code = 'seal-differs';
  readonly kind = 'conflict';

  constructor() {
    super('This is not the secret that was sealed when the draw was announced.');
  }
}

/** @throws {DrawStepRefusedError} unless the draw is in the state that a step needs */
export function requireDrawState(state: DrawState, wanted: DrawState): void {
  if (state !== wanted) throw new DrawStepRefusedError(state);
}

/**
 * Decides whether a draw can be cancelled: at any time before it was carried out.
 *
 * @throws {DrawStepRefusedError} when it was drawn or cancelled
 */
export function cancelDraw({ state }: Pick<Draw, 'state'>): void {
  if (state === 'drawn' || state === 'cancelled') throw new DrawStepRefusedError(state);
}

/** @throws {OwnDrawError} when the one who acts is known to stand on the list */
export function requireOutsider(
  actor: Actor,
  holders: readonly Pick<DrawHolder, 'personId'>[],
): void {
  if (actor.kind !== 'person') return;
  if (holders.some(({ personId }) => personId === actor.id)) throw new OwnDrawError();
}

/**
 * Decides whether a list can be frozen: the draw is announced, the public value is still unknown, and
 * every stratum has at least as many entries as seats.
 *
 * @throws {DrawStepRefusedError} @throws {DrawTooLateError} @throws {InvalidInputError}
 */
export function freezeList(
  draw: Pick<DrawPlan, 'strata' | 'publicAt'> & { readonly state: DrawState },
  entries: readonly DrawEntry[],
  now: Date,
): void {
  requireDrawState(draw.state, 'announced');
  if (now.getTime() >= draw.publicAt.getTime()) throw new DrawTooLateError(draw.publicAt);
  refuseFaults(frozenListFaults(draw.strata, entries));
}

/**
 * Decides whether a draw can be carried out with these values: its list is frozen, the moment of the
 * public value has come, the value has its form, and the secret is the one that was sealed.
 *
 * @throws {DrawStepRefusedError} @throws {DrawTooEarlyError} @throws {InvalidInputError}
 * @throws {SealBrokenError} when the secret is another
 */
export function requireDrawable(
  draw: Pick<DrawPlan, 'seal' | 'publicForm' | 'publicAt'> & { readonly state: DrawState },
  values: { readonly secret: string; readonly publicValue: string },
  { now, sha256 }: { readonly now: Date; readonly sha256: HashText },
): void {
  requireDrawState(draw.state, 'frozen');
  if (now.getTime() < draw.publicAt.getTime()) throw new DrawTooEarlyError(draw.publicAt);
  const faults: Fault[] = [
    ...secretFaults(values.secret),
    ...publicValueFaults(values.publicValue, draw.publicForm),
  ];
  refuseFaults(faults);
  if (sealOf(values.secret, sha256) !== draw.seal) throw new SealBrokenError();
}
