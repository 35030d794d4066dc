import type { EntityManager } from 'typeorm';
import {
  NotFoundError,
  type PlayContent,
  type PlayRules,
  playRulesDocument,
  type PlayState,
  VersionMismatchError,
} from '#domain';
import type { Page, PageRequest } from '../page.js';
import { PlayDocumentRow } from './play-document.row.js';
import { sha256 } from '../sha256.js';

/** Which documents to list. Drafts only of the wijkteams named, or of all. */
export type PlayFilter = {
  readonly wijkteamId?: string | undefined;
  readonly roundId?: string | undefined;
  readonly state?: PlayState | undefined;
  readonly draftsOf: readonly string[] | 'all';
};

/** How a document is adopted. */
export type PlayAdoption = {
  readonly adoptedAt: Date;
  /** `person:<id>`. */
  readonly adoptedBy: string;
  readonly withoutConsultationReason: string | null;
  /** The team decision that it rests on; null where the wijkteam needs none. */
  readonly teamDecisionId: string | null;
};

/** Documents of rules of play. Adopted ones are frozen. */
export class PlayRulesStore {
  constructor(private readonly manager: EntityManager) {}

  async find(documentId: string): Promise<PlayRules | null> {
    const row = await this.manager.findOneBy(PlayDocumentRow, { id: documentId });
    return row === null ? null : documentOf(row);
  }

  /** @throws {NotFoundError} when there is no such document here */
  async get(documentId: string): Promise<PlayRules> {
    return found(await this.find(documentId), documentId);
  }

  /**
   * The document, held until the transaction ends. Hold its round before it, never after.
   *
   * @throws {NotFoundError} when there is no such document here
   */
  async lock(documentId: string): Promise<PlayRules> {
    const row = await this.manager.findOne(PlayDocumentRow, {
      where: { id: documentId },
      lock: { mode: 'for_no_key_update' },
    });
    return documentOf(found(row, documentId));
  }

  /** Documents, newest first. */
  async list(page: PageRequest, filter: PlayFilter): Promise<Page<PlayRules>> {
    const query = this.manager
      .createQueryBuilder(PlayDocumentRow, 'd')
      .orderBy('d.createdAt', 'DESC')
      .addOrderBy('d.id', 'ASC')
      .skip((page.page - 1) * page.perPage)
      .take(page.perPage);
    const { wijkteamId, roundId, state, draftsOf } = filter;
    if (draftsOf !== 'all') {
      query.andWhere(`(d.state <> 'draft' OR d.wijkteamId = ANY(:draftsOf))`, {
        draftsOf: [...draftsOf],
      });
    }
    if (wijkteamId !== undefined) query.andWhere('d.wijkteamId = :wijkteamId', { wijkteamId });
    if (roundId !== undefined) query.andWhere('d.roundId = :roundId', { roundId });
    if (state !== undefined) query.andWhere('d.state = :state', { state });
    const [rows, totalCount] = await query.getManyAndCount();
    return { items: rows.map(documentOf), totalCount };
  }

  /**
   * The number of the next version for a wijkteam, or for a round of it. Holds off others who ask for the
   * same until the transaction ends.
   */
  async nextNumber(wijkteamId: string, roundId: string | null): Promise<number> {
    await this.manager.query('SELECT FROM wijkteam WHERE id = $1 FOR NO KEY UPDATE', [wijkteamId]);
    const rows: [{ next: number }] = await this.manager.query(
      `SELECT coalesce(max(number), 0) + 1 AS next FROM play_document
        WHERE wijkteam_id = $1 AND round_id IS NOT DISTINCT FROM $2::uuid`,
      [wijkteamId, roundId],
    );
    return rows[0].next;
  }

  async insert({ consultation, ...document }: PlayRules): Promise<void> {
    await this.manager.insert(PlayDocumentRow, {
      ...document,
      consultationOpensAt: consultation?.opensAt ?? null,
      consultationClosesAt: consultation?.closesAt ?? null,
      changedAt: document.createdAt,
    });
  }

  /**
   * Writes what people write in a document.
   *
   * @returns the new version
   * @throws {VersionMismatchError} when the document is not the version that was read
   */
  async update(
    { id, version }: Pick<PlayRules, 'id' | 'version'>,
    { title, legalBasis, validFromOn, rules }: PlayContent,
    changedAt: Date,
  ): Promise<number> {
    const { affected } = await this.manager.update(
      PlayDocumentRow,
      { id, version },
      { title, legalBasis, validFromOn, rules, changedAt, version: version + 1 },
    );
    if (affected !== 1) throw new VersionMismatchError();
    return version + 1;
  }

  /** Deletes a draft. */
  async delete(documentId: string): Promise<void> {
    await this.manager.delete(PlayDocumentRow, { id: documentId });
  }

  /** Publishes a draft for residents to comment on. */
  async consult(documentId: string, window: { opensAt: Date; closesAt: Date }): Promise<void> {
    await this.manager.update(
      PlayDocumentRow,
      { id: documentId },
      {
        state: 'consultation',
        consultationOpensAt: window.opensAt,
        consultationClosesAt: window.closesAt,
        version: () => 'version + 1',
      },
    );
  }

  /** Freezes a document for good, and marks the version before it as superseded. */
  async adopt(document: PlayRules, adoption: PlayAdoption): Promise<void> {
    const documentText = playRulesDocument(document);
    const documentHash = sha256(documentText);
    await this.manager.query(
      `UPDATE play_document SET state = 'superseded', version = version + 1
        WHERE wijkteam_id = $1 AND round_id IS NOT DISTINCT FROM $2::uuid AND state = 'adopted'`,
      [document.wijkteamId, document.roundId],
    );
    await this.manager.update(
      PlayDocumentRow,
      { id: document.id },
      { ...adoption, state: 'adopted', documentText, documentHash, version: () => 'version + 1' },
    );
  }

  /** The frozen text, or null before adoption. */
  async documentText(documentId: string): Promise<string | null> {
    const row = await this.manager.findOne(PlayDocumentRow, {
      where: { id: documentId },
      select: { id: true, documentText: true },
    });
    return found(row, documentId).documentText;
  }

  /** The adopted document of the round itself, or null; the standing rules of its wijkteam do not count. */
  async adoptedOfRound(roundId: string): Promise<PlayRules | null> {
    const row = await this.manager.findOneBy(PlayDocumentRow, { roundId, state: 'adopted' });
    return row === null ? null : documentOf(row);
  }

  /** The adopted standing rules of a wijkteam that hold on a day (ISO), or null. */
  async standing(wijkteamId: string, todayOn: string): Promise<PlayRules | null> {
    const rows = await this.manager
      .createQueryBuilder(PlayDocumentRow, 'd')
      .where('d.wijkteamId = :wijkteamId AND d.roundId IS NULL', { wijkteamId })
      .andWhere('d.adoptedAt IS NOT NULL AND d.validFromOn <= :todayOn', { todayOn })
      .orderBy('d.number', 'DESC')
      .take(1)
      .getMany();
    return rows[0] === undefined ? null : documentOf(rows[0]);
  }

  /**
   * The rules of play that a round is held under: what was settled when it opened; before that its own
   * adopted document, or else the standing rules of its wijkteam; null when there are none.
   */
  async inForceForRound(roundId: string, now: Date): Promise<PlayRules | null> {
    const rows: { id: string | null }[] = await this.manager.query(
      'SELECT play_rules_in_force($1, $2) AS id',
      [roundId, now],
    );
    const id = rows[0]?.id ?? null;
    return id === null ? null : this.get(id);
  }

  /**
   * Settles for good what a round is held under, when it opens. What was still being written for it lapses.
   * A second time changes nothing.
   */
  async freezeForRound(roundId: string, now: Date): Promise<void> {
    await this.manager.query('SELECT settle_play_rules($1, $2)', [roundId, now]);
  }
}

function found<Value>(value: Value | null, documentId: string): Value {
  if (value === null) throw new NotFoundError('play document', documentId);
  return value;
}

function documentOf(row: PlayDocumentRow): PlayRules {
  const { consultationOpensAt: opensAt, consultationClosesAt: closesAt } = row;
  return {
    id: row.id,
    wijkteamId: row.wijkteamId,
    roundId: row.roundId,
    number: row.number,
    title: row.title,
    state: row.state,
    legalBasis: row.legalBasis,
    validFromOn: row.validFromOn,
    rules: row.rules,
    consultation: opensAt === null || closesAt === null ? null : { opensAt, closesAt },
    withoutConsultationReason: row.withoutConsultationReason,
    adoptedAt: row.adoptedAt,
    documentHash: row.documentHash,
    createdAt: row.createdAt,
    version: row.version,
  };
}
