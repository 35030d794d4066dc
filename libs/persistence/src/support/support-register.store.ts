import { type EntityManager, In } from 'typeorm';
import { type AgeClass, RegisterMatchRefusedError, VersionMismatchError } from '#domain';
import { translating, violates } from '../constraint-violation.js';
import {
  SupportCodeBatchRow,
  SupportCodeRow,
  SupportRegisterEntryRow,
  SupportRegisterRow,
  SupportRegisterTieRow,
} from './support-register.row.js';

/** Which list of residents a wijk has. */
export type SupportRegister = {
  readonly wijkteamId: string;
  readonly entryCount: number;
  readonly version: number;
  readonly replacedBy: string;
  readonly replacedAt: Date;
};

/** The residents column by column, which takes little room. */
export type RegisterColumnsOf = {
  readonly residentRefs: readonly string[];
  readonly ageClasses: readonly AgeClass[];
  readonly lines: readonly number[];
};

/** A resident who gets a code, and the line of the municipality's own file that he or she stands on. */
export type CodeHolder = { readonly residentRef: string; readonly line: number };

export type SupportCodeBatch = {
  readonly id: string;
  readonly wijkteamId: string;
  readonly codeCount: number;
  readonly madeBy: string;
  readonly madeAt: Date;
};

const CHUNK = 20_000;

/** The lists of residents that codes and signatures are held against. Holds keyed hashes only. */
export class SupportRegisterStore {
  constructor(private readonly manager: EntityManager) {}

  /** The list of a wijk, or null where there is none. */
  async find(wijkteamId: string): Promise<SupportRegister | null> {
    const row = await this.manager.findOneBy(SupportRegisterRow, { wijkteamId });
    if (row === null) return null;
    const { entryCount, version, replacedBy, replacedAt } = row;
    return { wijkteamId, entryCount, version, replacedBy, replacedAt };
  }

  /**
   * Replaces the list of a wijk as a whole.
   *
   * @throws {VersionMismatchError} when somebody replaced it since it was read
   */
  async replace(
    register: SupportRegister,
    { residentRefs, ageClasses, lines }: RegisterColumnsOf,
  ): Promise<void> {
    const { wijkteamId } = register;
    await this.claim(register);
    await this.manager.delete(SupportRegisterEntryRow, { wijkteamId });
    for (let from = 0; from < residentRefs.length; from += CHUNK) {
      const to = from + CHUNK;
      await this.manager.query(
        `INSERT INTO support_register_entry (wijkteam_id, resident_ref, age_class, line)
         SELECT $1, * FROM unnest($2::text[], $3::int[], $4::int[])`,
        [
          wijkteamId,
          residentRefs.slice(from, to),
          ageClasses.slice(from, to),
          lines.slice(from, to),
        ],
      );
    }
  }

  /** The age classes of those of these residents who stand on the list of a wijk. */
  async ageClassesOf(
    wijkteamId: string,
    residentRefs: readonly string[],
  ): Promise<Map<string, number>> {
    const rows = await this.manager.findBy(SupportRegisterEntryRow, {
      wijkteamId,
      residentRef: In([...residentRefs]),
    });
    return new Map(rows.map(({ residentRef, ageClass }) => [residentRef, ageClass]));
  }

  /** The resident that an account is tied to, or null. */
  async tieOf(personId: string): Promise<string | null> {
    const row = await this.manager.findOneBy(SupportRegisterTieRow, { personId });
    return row?.residentRef ?? null;
  }

  /** The accounts of those of these residents who tied one. */
  async accountsOf(residentRefs: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.manager.findBy(SupportRegisterTieRow, {
      residentRef: In([...residentRefs]),
    });
    return new Map(rows.map(({ residentRef, personId }) => [residentRef, personId]));
  }

  /** The residents that these accounts are tied to, in no order. */
  async tiesOf(personIds: readonly string[]): Promise<string[]> {
    const rows = await this.manager.findBy(SupportRegisterTieRow, { personId: In([...personIds]) });
    return rows.map(({ residentRef }) => residentRef);
  }

  /** The residents that those of these accounts are tied to which are. */
  async residentsOf(personIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.manager.findBy(SupportRegisterTieRow, { personId: In([...personIds]) });
    return new Map(rows.map(({ personId, residentRef }) => [personId, residentRef]));
  }

  /**
   * Residents that are or were known in a wijk, in the order of their references: those of its list, and
   * whoever has left it and had a code or tied an account.
   *
   * @param after the last one of the page before; empty for the first page
   */
  async knownResidents(wijkteamId: string, after: string, countMax: number): Promise<string[]> {
    const rows: { ref: string }[] = await this.manager.query(
      `SELECT ref FROM (
         (SELECT resident_ref AS ref FROM support_register_entry WHERE wijkteam_id = $1 AND resident_ref > $2 ORDER BY 1 LIMIT $3)
         UNION (SELECT resident_ref FROM support_code WHERE wijkteam_id = $1 AND resident_ref > $2 ORDER BY 1 LIMIT $3)
         UNION (SELECT resident_ref FROM support_register_tie WHERE resident_ref > $2 ORDER BY 1 LIMIT $3)) AS known
        ORDER BY ref LIMIT $3`,
      [wijkteamId, after, countMax],
    );
    return rows.map(({ ref }) => ref);
  }

  /** @throws {RegisterMatchRefusedError} when the resident or the account is tied already */
  async tie(personId: string, residentRef: string, tiedAt: Date): Promise<void> {
    const refused = (): Error => new RegisterMatchRefusedError();
    await translating(
      { support_register_tie_once: refused, support_register_tie_pkey: refused },
      () => this.manager.insert(SupportRegisterTieRow, { personId, residentRef, tiedAt }),
    );
  }

  /** Residents of a wijk of an age who have no code, by the line of the file; at most `countMax`. */
  withoutCode(wijkteamId: string, ageMin: number, countMax: number): Promise<CodeHolder[]> {
    return this.manager.query(
      `SELECT e.resident_ref AS "residentRef", e.line FROM support_register_entry e
        WHERE e.wijkteam_id = $1 AND e.age_class >= $2 AND NOT EXISTS (SELECT FROM support_code c
          WHERE c.wijkteam_id = $1 AND c.resident_ref = e.resident_ref AND NOT c.is_revoked)
        ORDER BY e.line LIMIT $3`,
      [wijkteamId, ageMin, countMax],
    );
  }

  /** Takes all codes of a wijk out of use, and returns how many. Supports given with them stand. */
  async revokeCodes(wijkteamId: string): Promise<number> {
    const { affected } = await this.manager.update(
      SupportCodeRow,
      { wijkteamId, isRevoked: false },
      { isRevoked: true },
    );
    return affected ?? 0;
  }

  /** Writes a batch: the hash of each code beside the resident whose it is. */
  async insertBatch(
    batch: SupportCodeBatch,
    codes: { readonly codeHashes: readonly string[]; readonly residentRefs: readonly string[] },
  ): Promise<void> {
    await this.manager.insert(SupportCodeBatchRow, batch);
    for (let from = 0; from < codes.codeHashes.length; from += CHUNK) {
      const to = from + CHUNK;
      await this.manager.query(
        `INSERT INTO support_code (batch_id, wijkteam_id, code_hash, resident_ref)
         SELECT $1, $2, * FROM unnest($3::text[], $4::text[])`,
        [
          batch.id,
          batch.wijkteamId,
          codes.codeHashes.slice(from, to),
          codes.residentRefs.slice(from, to),
        ],
      );
    }
  }

  async findBatch(batchId: string): Promise<SupportCodeBatch | null> {
    const row = await this.manager.findOneBy(SupportCodeBatchRow, { id: batchId });
    if (row === null) return null;
    const { id, wijkteamId, codeCount, madeBy, madeAt } = row;
    return { id, wijkteamId, codeCount, madeBy, madeAt };
  }

  /** The resident of a code that is in use in a wijk, as long as he or she stands on its list. */
  async findCode(
    wijkteamId: string,
    codeHash: string,
  ): Promise<{ readonly residentRef: string; readonly ageClass: number } | null> {
    const rows: { residentRef: string; ageClass: number }[] = await this.manager.query(
      `SELECT c.resident_ref AS "residentRef", e.age_class AS "ageClass" FROM support_code c
         JOIN support_register_entry e ON e.wijkteam_id = c.wijkteam_id AND e.resident_ref = c.resident_ref
        WHERE c.wijkteam_id = $1 AND c.code_hash = $2 AND NOT c.is_revoked`,
      [wijkteamId, codeHash],
    );
    return rows[0] ?? null;
  }

  /** The row of the list is the lock: the second of two at once waits, and then finds another version. */
  private async claim({ wijkteamId, version, ...fields }: SupportRegister): Promise<void> {
    if (version > 1) {
      const { affected } = await this.manager.update(
        SupportRegisterRow,
        { wijkteamId, version: version - 1 },
        { ...fields, version },
      );
      if (affected !== 1) throw new VersionMismatchError();
      return;
    }
    try {
      await this.manager.insert(SupportRegisterRow, { wijkteamId, version, ...fields });
    } catch (error) {
      throw violates(error, 'support_register_pkey') ? new VersionMismatchError() : error;
    }
  }
}
