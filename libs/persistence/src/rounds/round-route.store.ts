import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import {
  type BallotPaperLine,
  fixesBallot,
  freezeBallot,
  type FrozenBallot,
  momentOfStep,
  MOMENTS,
  moveRound,
  type Round,
  type RoundEvent,
  type RoundMove,
} from '#domain';
import { ApplicationLineStore } from '../applications/application-line.store.js';
import { OutboxStore } from '../outbox/outbox.store.js';
import { PlayRulesStore } from '../play/play-rules.store.js';
import { SupportEndingStore } from '../support/support-ending.store.js';
import { TallyTaskStore } from '../voting/tally-task.store.js';
import { InitiativeStore } from './initiative.store.js';
import { sha256 } from '../sha256.js';

/** Who takes a step, from where, and when; what the log of phases tells of it. */
export type StepTaken = {
  /** `person:<id>`, `machine:<id>` or `service`. */
  readonly actor: string;
  /** The id of the request, or `job:<id>`. */
  readonly origin: string;
  readonly now: Date;
  /** Why, where somebody has to say so. */
  readonly reason?: string;
};

/** A step whose outcome was decided before: in an election held elsewhere, or a demonstration. */
export type DecidedStep = {
  readonly round: Pick<Round, 'id' | 'phase' | 'timeline'>;
  readonly event: RoundEvent;
  readonly move: RoundMove;
};

/**
 * The one way in which a round comes into another phase. What belongs to a step happens with it: the
 * line in the log of phases (which the database writes with the change), the rules of play that are
 * settled at the opening, the support that is counted at its end, the frozen ballot, and the request for the count.
 */
export class RoundRouteStore {
  private readonly applicationLine: ApplicationLineStore;
  private readonly initiatives: InitiativeStore;
  private readonly outbox: OutboxStore;
  private readonly playRules: PlayRulesStore;
  private readonly supportEnding: SupportEndingStore;
  private readonly tallyTasks: TallyTaskStore;

  constructor(private readonly manager: EntityManager) {
    this.applicationLine = new ApplicationLineStore(manager);
    this.initiatives = new InitiativeStore(manager);
    this.outbox = new OutboxStore(manager);
    this.playRules = new PlayRulesStore(manager);
    this.supportEnding = new SupportEndingStore(manager);
    this.tallyTasks = new TallyTaskStore(manager);
  }

  /**
   * Takes a step with a round that is held (`rounds.lock`, or `rounds.lockForClosing` for the end of
   * the voting), and returns the round as it is after it.
   *
   * @throws {PhaseTransitionError} when the mode has no such step from this phase
   * @throws {TimelinePassedError} when what opens should have ended, or comes after what follows it
   * @throws {NoEligibleInitiativeError} when a ballot would have nothing on it
   */
  async take(round: Round, event: RoundEvent, step: StepTaken): Promise<Round> {
    const move = moveRound(round, event, step.now);
    const frozen = fixesBallot(round, event)
      ? await this.freeze(
          round.id,
          freezeBallot(round, await this.initiatives.paperCandidates(round.id)),
        )
      : {};
    if (event === 'open-submission') await this.playRules.freezeForRound(round.id, step.now);
    if (round.phase === 'support' && event === 'start-screening') {
      await this.supportEnding.settle(round.id, step);
    }
    await this.write({ round, event, move }, step);
    if (
      round.mode === 'first-come' &&
      round.phase === 'submission' &&
      move.phase !== 'submission'
    ) {
      await this.applicationLine.close(round, step);
    }
    if (event === 'close-voting') await this.askForCount(round.id, step.actor);
    return { ...round, ...move, ...frozen, version: round.version + 1 };
  }

  /** Takes a step that was decided before, with the ballot that it froze. Asks for no count. */
  async takeDecided(
    decided: DecidedStep,
    step: StepTaken,
    frozen: FrozenBallot | null = null,
  ): Promise<void> {
    if (frozen !== null) await this.freeze(decided.round.id, frozen);
    await this.write(decided, step);
  }

  private async write(
    { round, event, move }: DecidedStep,
    { actor, origin, now, reason }: StepTaken,
  ): Promise<void> {
    const moment = momentOfStep(round.phase, event);
    const told = {
      roundId: round.id,
      to: move.phase,
      event,
      plannedAt: moment === null ? null : round.timeline[moment],
      happenedAt: now,
      actor,
      origin,
      reason,
    };
    // One statement: the trigger that writes the log reads the setting when the row has changed.
    await this.manager.query(
      `UPDATE round SET phase = $2, version = version + 1, ${MOMENT_COLUMNS}
         FROM (SELECT set_config('wijkkas.phase_change', $3, true)) AS told WHERE id = $1`,
      [round.id, move.phase, JSON.stringify(told), ...MOMENTS.map((each) => move.timeline[each])],
    );
  }

  /** Fixes the rules and the ballot paper for good, and records the hash of the rules document. */
  private async freeze(
    roundId: string,
    { rulesDocument, paper }: FrozenBallot,
  ): Promise<Pick<Round, 'rulesHash' | 'paperSize'>> {
    const rulesHash = sha256(rulesDocument);
    const paperSize = paper.length;
    await this.manager.query(
      'UPDATE round SET rules_document = $2, rules_hash = $3, paper_size = $4 WHERE id = $1',
      [roundId, rulesDocument, rulesHash, paperSize],
    );
    await this.manager.query(
      `INSERT INTO ballot_paper_line (round_id, number, initiative_id, code, cost_cents, groups)
       SELECT $1, number, "initiativeId", code, "costCents", ARRAY(SELECT jsonb_array_elements_text(groups))
         FROM jsonb_to_recordset($2) AS l (number int, "initiativeId" uuid, code text, "costCents" bigint, groups jsonb)`,
      [roundId, JSON.stringify(paper.map(storedLine))],
    );
    return { rulesHash, paperSize };
  }

  /** The count, with a task that people can follow and cancel. */
  private async askForCount(roundId: string, requestedBy: string): Promise<void> {
    const taskId = randomUUID();
    const given = { tallyRunId: null, rules: null, requestedBy };
    await this.tallyTasks.request({ id: taskId, roundId, kind: 'count', ...given });
    const [tenant]: [{ id: string }] = await this.manager.query(
      'SELECT current_municipality() AS id',
    );
    await this.outbox.request('tally-round', { municipalityId: tenant.id, roundId, taskId });
  }
}

function storedLine({ costCents, groups = [], ...line }: BallotPaperLine): object {
  return { ...line, costCents: costCents.toString(), groups };
}

/** `submission_opens_at = $4, …`, in the order of the moments. */
const MOMENT_COLUMNS = MOMENTS.map((moment, index) => {
  const column = moment.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return `${column} = $${index + 4}`;
}).join(', ');
