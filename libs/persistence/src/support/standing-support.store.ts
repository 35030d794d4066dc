import type { EntityManager } from 'typeorm';
import { AlreadySupportedError, type StandingSupport, SupportClosedError } from '#domain';
import { translating } from '../constraint-violation.js';
import { SignatureWithdrawalRow } from './signature-withdrawal.row.js';

/** A support that goes on in another initiative, and what stands for its human there. */
export type MovingSupport = { readonly id: string; readonly residentRef: string };

/** Why a signature was taken back for its signer, and by whom. */
export type SignatureWithdrawal = {
  readonly supportId: string;
  readonly reason: string;
  readonly withdrawnBy: string;
  readonly withdrawnAt: Date;
};

/** Supports that stand: whose they are, where they go on, and how they end without who gave them. */
export class StandingSupportStore {
  constructor(private readonly manager: EntityManager) {}

  /** All supports of these initiatives that stand. */
  of(initiativeIds: readonly string[]): Promise<StandingSupport[]> {
    return this.manager.query(`${STANDING} AND s.initiative_id = ANY ($1::uuid[])`, [
      [...initiativeIds],
    ]);
  }

  /** The supports of an initiative that stand for an account, or by one of these references. */
  ofHuman(
    initiativeId: string,
    {
      personId,
      residentRefs,
    }: { readonly personId: string; readonly residentRefs: readonly string[] },
  ): Promise<StandingSupport[]> {
    return this.manager.query(
      `${STANDING} AND s.initiative_id = $1 AND (s.person_id = $2 OR s.resident_ref = ANY ($3::text[]))`,
      [initiativeId, personId, [...residentRefs]],
    );
  }

  /** The signature on paper that stands by this reference, or null. */
  async findPaper(initiativeId: string, residentRef: string): Promise<string | null> {
    const [found]: StandingSupport[] = await this.manager.query(
      `${STANDING} AND s.initiative_id = $1 AND s.resident_ref = $2 AND s.channel = 'paper'`,
      [initiativeId, residentRef],
    );
    return found?.id ?? null;
  }

  /**
   * Writes supports of old initiatives for the one that they go on in.
   *
   * @throws {AlreadySupportedError} when two of them are of one human
   */
  async move(initiativeId: string, supports: readonly MovingSupport[]): Promise<void> {
    const twice = (): Error => new AlreadySupportedError();
    await translating({ support_once: twice, support_person_once: twice }, () =>
      this.manager.query(
        `INSERT INTO support (id, initiative_id, moved_from, resident_ref, channel, person_id, sheet_id, line_number, age_at_least, supported_at)
         SELECT gen_random_uuid(), $1, s.id, m.ref, s.channel, s.person_id, s.sheet_id, s.line_number, s.age_at_least, s.supported_at
           FROM unnest($2::uuid[], $3::text[]) AS m (id, ref) JOIN support s ON s.id = m.id`,
        [initiativeId, supports.map(({ id }) => id), supports.map((each) => each.residentRef)],
      ),
    );
  }

  /** Ends the supports of somebody who makes the initiative now, whatever phase its round is in. */
  async endOwn(supportIds: readonly string[], personId: string, endedAt: Date): Promise<void> {
    await this.manager.query(
      `UPDATE support SET person_id = $2, withdrawn_at = greatest($3, supported_at) WHERE id = ANY ($1::uuid[])`,
      [[...supportIds], personId, endedAt],
    );
  }

  /**
   * Takes back a signature on paper for who signed, and writes why.
   *
   * @throws {SupportClosedError} when support cannot be taken back any more
   */
  async withdrawSignature(withdrawal: SignatureWithdrawal): Promise<void> {
    const { supportId, withdrawnAt } = withdrawal;
    await translating({ support_in_time: () => new SupportClosedError() }, () =>
      this.manager.query(`UPDATE support SET withdrawn_at = $2 WHERE id = $1`, [
        supportId,
        withdrawnAt,
      ]),
    );
    await this.manager.insert(SignatureWithdrawalRow, withdrawal);
  }
}

const STANDING = `
  SELECT s.id, s.initiative_id AS "initiativeId", s.resident_ref AS "residentRef", s.person_id AS "personId", s.supported_at AS "supportedAt"
    FROM support s WHERE s.withdrawn_at IS NULL`;
