import type { AreaBoundary, CarryOver, Cents, Draw, Envelope, PlayRules } from '#domain';
import type { DemoPerson, DemoTeam } from './demo-people.js';

/** A part of a budget, with the transfer that filled it. */
export type DemoEnvelope = Envelope & {
  readonly amountCents: Cents;
  readonly transferId: string;
};

/** The parts into which a wijkteam split its budget, all at once. */
export type DemoSplit = {
  readonly batchId: string;
  readonly decisionReference: string;
  readonly movedBy: DemoPerson;
  readonly movedAt: Date;
  readonly envelopes: readonly DemoEnvelope[];
};

export type DemoCarryOver = CarryOver & {
  readonly carriedBy: DemoPerson;
  readonly carriedAt: Date;
};

/** Rules of play as somebody wrote them, and how they were adopted. */
export type DemoRules = {
  readonly document: PlayRules;
  readonly writtenBy: DemoPerson;
  readonly adoptedBy: DemoPerson;
  readonly adoptedAt: Date;
  readonly withoutConsultationReason: string;
};

/** Something to decide, and who is there when it comes to that. */
export type DemoItem = {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
  readonly motivation: string;
  /** The item of an earlier meeting that could not be decided. */
  readonly repeatsItemId: string | null;
  readonly note: string;
  readonly decisionId: string;
  /** Who of those present goes home before it. */
  readonly leaving: readonly DemoPerson[];
};

/** A meeting. */
export type DemoMeeting = {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly convenedAt: Date;
  readonly clerk: DemoPerson;
  /** Who came; null for a meeting that is still to be held. */
  readonly present: readonly DemoPerson[] | null;
  readonly items: readonly DemoItem[];
};

/** A draw with its list and its secret; carried out when there is a public value. */
export type DemoDraw = {
  readonly draw: Draw;
  readonly heldBy: DemoPerson;
  readonly secret: string;
  readonly entries: readonly { readonly code: string; readonly stratum: string }[];
  readonly listFrozenAt: Date;
  readonly publicValue: string | null;
};

/** A border as a resident sees it, and what others say of it. */
export type DemoBoundary = {
  readonly boundary: AreaBoundary;
  readonly answers: readonly {
    readonly personId: string;
    readonly answer: 'confirm' | 'object';
    readonly reason: string;
    readonly respondedAt: Date;
  }[];
};

/** What there is to see of a wijkteam beside its rounds. */
export type DemoTeamLife = {
  readonly team: DemoTeam;
  readonly split: DemoSplit;
  readonly carryOver: DemoCarryOver | null;
  /** In the order in which they were adopted. */
  readonly rules: readonly DemoRules[];
  readonly meetings: readonly DemoMeeting[];
  readonly draws: readonly DemoDraw[];
  readonly boundary: DemoBoundary | null;
};
