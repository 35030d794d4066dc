import type { EntityManager } from 'typeorm';
import { IdempotencyKeyReusedError } from '#domain';

/** A command as the client sent it. `requestHash` is keyed, so that it gives nothing away. */
export type Command = {
  /** Whose keys these are: a person, a machine, or a voter's reference on one roll. */
  readonly actorRef: string;
  readonly key: string;
  readonly requestHash: string;
};

/** The first answer to each command, kept in the command's own transaction. */
export class IdempotencyStore {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Runs `work` once per key. A second call with the same key waits for the first one's
   * transaction and gets its answer; a key whose work failed is free again.
   *
   * The answer goes through JSON, so `work` returns plain data.
   *
   * @throws {IdempotencyKeyReusedError} when the key came with another request before
   */
  async once<Answer>(command: Command, work: () => Promise<Answer>): Promise<Answer> {
    const inserted: unknown[] = await this.manager.query(
      `INSERT INTO idempotency_key (actor_ref, key, request_hash, created_on) VALUES ($1, $2, $3, CURRENT_DATE)
       ON CONFLICT DO NOTHING RETURNING key`,
      [command.actorRef, command.key, command.requestHash],
    );
    if (inserted.length === 0) return this.firstAnswer<Answer>(command);
    const answer = await work();
    await this.manager.query(
      `UPDATE idempotency_key SET response = $3 WHERE actor_ref = $1 AND key = $2`,
      [command.actorRef, command.key, JSON.stringify(answer)],
    );
    return answer;
  }

  /** Forgets answers that are older than clients retry for. */
  async forgetBefore(moment: Date): Promise<void> {
    await this.manager.query(`DELETE FROM idempotency_key WHERE created_on < $1`, [moment]);
  }

  private async firstAnswer<Answer>(command: Command): Promise<Answer> {
    const rows: { requestHash: string; response: Answer }[] = await this.manager.query(
      `SELECT request_hash AS "requestHash", response FROM idempotency_key
        WHERE actor_ref = $1 AND key = $2`,
      [command.actorRef, command.key],
    );
    const first = rows[0];
    if (first?.requestHash !== command.requestHash) throw new IdempotencyKeyReusedError();
    return first.response;
  }
}
