import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import {
  answerApplication,
  ApplicationWaitingError,
  applicationReleaseTransfer,
  type ApplicationStepKind,
  type Cents,
  leftAfterStep,
  leftInLine,
  type LineAnswer,
  LineMoneyFixedError,
  linkedMoney,
  momentInLine,
  promotions,
  reservationTransfer,
  type Round,
  stateAfter,
} from '#domain';
import { AuditStore } from '../audit/audit.store.js';
import { LedgerStore } from '../ledger/ledger.store.js';
import { type ApplicationEntry, LineTable, type OpenApplication } from './line-table.js';

/** Who does something that the line has to answer to, and in which request or job. */
export type LineCommand = {
  /** `person:<id>`, `machine:<id>` or `service`. */
  readonly actor: string;
  readonly origin: string;
  /** The time now. For a new application: read after `lockFor`. */
  readonly now: Date;
};

/** What an applicant is told, with the place in line. */
export type PlacedAnswer = LineAnswer & {
  readonly place: number;
  readonly completeAt: Date;
  readonly costCents: Cents;
};

type LineRound = Pick<Round, 'id' | 'budgetId' | 'envelopeId' | 'currency' | 'rules'>;
type Money = { readonly source: string; readonly leftCents: Cents } | null;

/** Any number will do, as long as all who take a place in line take the same. */
const LINE_LOCK = 78;

/**
 * The lines of first come, first served. Two locks keep them fair: that of the line, under which
 * places and moments are given out, and that of the account that pays, under which everything is
 * decided that depends on what is left. They are always taken in this order.
 */
export class ApplicationLineStore {
  private readonly table: LineTable;
  private readonly ledger: LedgerStore;
  private readonly audit: AuditStore;

  constructor(private readonly manager: EntityManager) {
    this.table = new LineTable(manager);
    this.ledger = new LedgerStore(manager);
    this.audit = new AuditStore(manager);
  }

  /** Waits for one's turn in the line of an initiative's round; nothing in the other modes. */
  async lockFor(initiativeId: string): Promise<void> {
    await this.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended(r.id::text, $2)) FROM initiative i
         JOIN round r ON r.id = i.round_id WHERE i.id = $1 AND r.mode = 'first-come'`,
      [initiativeId, LINE_LOCK],
    );
  }

  /** Whether an initiative has, or had, a place in line. */
  async hasPlace(initiativeId: string): Promise<boolean> {
    return (await this.table.find(initiativeId)) !== null;
  }

  /** Gives a complete application the next place in line, and its money where it fits. */
  async enter(
    round: LineRound,
    initiative: { readonly id: string; readonly costCents: Cents },
    command: LineCommand,
  ): Promise<PlacedAnswer> {
    const last = await this.table.last(round.id);
    const application = {
      roundId: round.id,
      initiativeId: initiative.id,
      costCents: initiative.costCents,
      place: (last?.place ?? 0) + 1,
      completeAt: momentInLine(last?.completeAt ?? null, command.now),
    };
    await this.table.insert(application);
    const money = await this.hold(round);
    const answer = answerApplication(application.costCents, money?.leftCents ?? null);
    const transferId =
      money !== null && answer.kind === 'reserve'
        ? await this.reserve(money.source, application, command)
        : null;
    const happenedAt = application.completeAt;
    await this.table.insertStep({ ...application, ...answer, transferId, happenedAt });
    return { ...answer, ...application };
  }

  /**
   * Takes an application out of the line, and gives what falls back to the longest waiting that fit.
   * Nothing happens to an initiative that never stood in line.
   */
  async leave(
    round: LineRound,
    initiativeId: string,
    kind: 'reject' | 'withdraw',
    command: LineCommand,
  ): Promise<void> {
    const money = await this.hold(round);
    const application = await this.table.find(initiativeId);
    if (application === null) return;
    await this.end(application, kind, { money, command });
    if (money !== null && application.reservationId !== null) {
      await this.promote([money.source], command);
    }
  }

  /**
   * The reservations that an allocation makes final, by initiative, while the money is held. Those
   * that never stood in line have none: they are allocated straight away.
   *
   * @throws {ApplicationWaitingError} when no money is reserved for one that stands in line
   */
  async holdForAward(
    round: LineRound,
    initiativeIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    await this.hold(round);
    const found = await this.table.findAll(initiativeIds);
    return new Map(
      found.map(({ initiativeId, reservationId }) => {
        if (reservationId === null) throw new ApplicationWaitingError(initiativeId);
        return [initiativeId, reservationId];
      }),
    );
  }

  /** Records that reservations were made final, each by its transfer. */
  async recordAwards(
    round: LineRound,
    awards: readonly { readonly initiativeId: string; readonly transferId: string }[],
    happenedAt: Date,
  ): Promise<void> {
    if (awards.length === 0) return;
    const leftCents = (await this.hold(round))?.leftCents ?? null;
    const figures = { leftBeforeCents: leftCents, leftAfterCents: leftCents };
    for (const { initiativeId, transferId } of awards) {
      const step = { roundId: round.id, initiativeId, kind: 'award' as const, happenedAt };
      await this.table.insertStep({ ...step, ...figures, transferId });
    }
  }

  /**
   * Money came free in these accounts: gives it to the longest waiting that fit, over all lines that
   * the accounts pay. Call it after the transfers that freed the money.
   */
  async promote(accounts: readonly string[], command: LineCommand): Promise<void> {
    for (const source of [...new Set(accounts)].toSorted()) await this.promoteFrom(source, command);
  }

  /**
   * Holds the money of a round that is about to change where it comes from or how much it divides.
   * Call `afterChange` when the change is written.
   *
   * @throws {LineMoneyFixedError} when that would take reserved money away from the line
   */
  async holdForChange(before: LineRound, after: LineRound): Promise<void> {
    const sources = [before, after].map(linkedMoney).filter((source) => source !== null);
    for (const source of [...new Set(sources)].toSorted()) await this.ledger.hold(source);
    const { takenCents, reservedCents } = await this.table.taken(before.id);
    const isMoved = linkedMoney(before) !== linkedMoney(after) && reservedCents > 0n;
    const { budgetCents } = after.rules;
    const isCut = budgetCents < before.rules.budgetCents && budgetCents < takenCents;
    if (isMoved || isCut) throw new LineMoneyFixedError(before.id);
  }

  /** Gives money that a change of the round brought to those who wait for it. */
  async afterChange(after: LineRound, command: LineCommand): Promise<void> {
    const source = linkedMoney(after);
    if (source !== null) await this.promote([source], command);
  }

  /**
   * Ends the line of a round that takes no applications any more: who waits leaves first, then who
   * holds a reservation that nobody decided on; the money falls back. Call it when the round has
   * left its submission phase, with the round as it was.
   */
  async close(round: LineRound, command: LineCommand): Promise<void> {
    const money = await this.hold(round);
    const open = await this.table.open(round.id);
    const inOrder = open.toSorted(
      (left, right) =>
        Number(left.reservationId !== null) - Number(right.reservationId !== null) ||
        left.place - right.place,
    );
    let left = money;
    for (const application of inOrder) {
      left = await this.end(application, 'lapse', { money: left, command });
    }
    if (money !== null) await this.promote([money.source], command);
  }

  /** The round's money, held until the transaction ends; null while none is linked. */
  private async hold(round: LineRound): Promise<Money> {
    const source = linkedMoney(round);
    if (source === null) return null;
    const { availableCents } = await this.ledger.hold(source);
    const { takenCents } = await this.table.taken(round.id);
    const ceilingCents = round.rules.budgetCents;
    return { source, leftCents: leftInLine({ availableCents, ceilingCents, takenCents }) };
  }

  private async reserve(
    source: string,
    { initiativeId, costCents }: Pick<ApplicationEntry, 'initiativeId' | 'costCents'>,
    { actor, now }: LineCommand,
  ): Promise<string> {
    const id = randomUUID();
    await this.ledger.post(actor, now, [
      reservationTransfer(id, { source, initiativeId, amountCents: costCents }),
    ]);
    return id;
  }

  /** @returns the money as it is after the application has left */
  private async end(
    application: OpenApplication,
    kind: 'reject' | 'withdraw' | 'lapse',
    { money, command }: { readonly money: Money; readonly command: LineCommand },
  ): Promise<Money> {
    const { reservationId, costCents } = application;
    const transferId = reservationId === null ? null : randomUUID();
    if (reservationId !== null && transferId !== null) {
      const release = applicationReleaseTransfer(transferId, reservationId);
      await this.ledger.post(command.actor, command.now, [release]);
    }
    const held = reservationId !== null;
    const after =
      money === null
        ? null
        : { ...money, leftCents: leftAfterStep(kind, costCents, { ...money, held }) };
    const leftBeforeCents = money?.leftCents ?? null;
    const leftAfterCents = after?.leftCents ?? null;
    await this.table.insertStep({
      ...application,
      kind,
      transferId,
      happenedAt: command.now,
      leftBeforeCents,
      leftAfterCents,
    });
    if (kind === 'lapse') await this.record(application, kind, command);
    return after;
  }

  private async promoteFrom(source: string, command: LineCommand): Promise<void> {
    const { availableCents } = await this.ledger.hold(source);
    const waiting = await this.table.waitingFor(source);
    const rooms = new Map(waiting.map(({ roundId, roomCents }) => [roundId, roomCents]));
    for (const { application, ...figures } of promotions(waiting, availableCents, rooms)) {
      const transferId = await this.reserve(source, application, command);
      const step = { kind: 'promote' as const, transferId, happenedAt: command.now };
      await this.table.insertStep({ ...application, ...figures, ...step });
      await this.record(application, 'promote', command);
    }
  }

  /** What happens to an application by what was done to another thing, in its own trail. */
  private async record(
    {
      initiativeId,
      place,
      costCents,
    }: Pick<ApplicationEntry, 'initiativeId' | 'place' | 'costCents'>,
    kind: ApplicationStepKind,
    { actor, origin }: LineCommand,
  ): Promise<void> {
    await this.audit.record({
      actor,
      action: `${kind}-application`,
      subjectType: 'initiative',
      subjectId: initiativeId,
      origin,
      details: { place, costCents: costCents.toString(), state: stateAfter(kind) },
    });
  }
}
