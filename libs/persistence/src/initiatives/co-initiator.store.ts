import { type EntityManager, IsNull } from 'typeorm';
import {
  AlreadyInitiatorError,
  type CoInitiatorInvitation,
  type InvitationAnswer,
  NotFoundError,
  TooManyInitiatorsError,
} from '#domain';
import { translating } from '../constraint-violation.js';
import { type Page, type PageRequest, pageOf } from '../page.js';
import { CoInitiatorInvitationRow, CoInitiatorRow } from './co-initiator.row.js';

/** Somebody who makes an initiative, as the other initiators see them. */
export type NamedInitiator = {
  readonly personId: string;
  readonly name: string | null;
  readonly role: 'proposer' | 'co-initiator';
  readonly since: Date;
};

/** An invitation as who is invited sees it. */
export type ReceivedInvitation = {
  readonly id: string;
  readonly initiativeId: string;
  readonly title: string;
  readonly invitedByName: string | null;
  readonly invitedAt: Date;
};

/** Who makes initiatives together, and who was asked to. */
export class CoInitiatorStore {
  constructor(private readonly manager: EntityManager) {}

  /** Who joined an initiative and has not left, without its proposer. */
  async confirmedOf(initiativeId: string): Promise<string[]> {
    const rows = await this.manager.find(CoInitiatorRow, {
      where: { initiativeId, leftAt: IsNull() },
      order: { confirmedAt: 'ASC', personId: 'ASC' },
    });
    return rows.map(({ personId }) => personId);
  }

  /** What somebody makes now, in the order of the ids. */
  async madeBy(personId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT id FROM initiative WHERE proposed_by = $1
       UNION SELECT initiative_id FROM co_initiator WHERE person_id = $1 AND left_at IS NULL ORDER BY 1`,
      [personId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether somebody makes an initiative in a round now. */
  async makesOneIn(roundId: string, personId: string): Promise<boolean> {
    const rows: { makes: boolean }[] = await this.manager.query(
      'SELECT makes_one_in_round($2, $1) AS makes',
      [roundId, personId],
    );
    return rows[0]?.makes === true;
  }

  /** Who makes an initiative now, with names, its proposer first. */
  async listNamed(initiativeId: string): Promise<NamedInitiator[]> {
    return this.manager.query(
      `SELECT p.id AS "personId", p.name, x.role, x.since
         FROM (SELECT proposed_by AS person, 'proposer' AS role, created_at AS since FROM initiative WHERE id = $1
               UNION ALL SELECT person_id, 'co-initiator', confirmed_at FROM co_initiator WHERE initiative_id = $1 AND left_at IS NULL) AS x
         JOIN person p ON p.id = x.person ORDER BY x.role DESC, x.since, p.id`,
      [initiativeId],
    );
  }

  async insertInvitation(invitation: CoInitiatorInvitation): Promise<void> {
    await this.manager.insert(CoInitiatorInvitationRow, invitation);
  }

  /** @throws {NotFoundError} when there is no such invitation here */
  async getInvitation(invitationId: string): Promise<CoInitiatorInvitation> {
    const found = await this.manager.findOneBy(CoInitiatorInvitationRow, { id: invitationId });
    if (found === null) throw new NotFoundError('invitation', invitationId);
    return found;
  }

  /** The open invitations of an initiative, the first one first. */
  listOpen(initiativeId: string): Promise<CoInitiatorInvitation[]> {
    return this.manager.find(CoInitiatorInvitationRow, {
      where: { initiativeId, answer: IsNull() },
      order: { invitedAt: 'ASC', id: 'ASC' },
    });
  }

  /** The open invitations for somebody, by account or by the account's e-mail address, newest first. */
  async listReceived(personId: string, page: PageRequest): Promise<Page<ReceivedInvitation>> {
    const { skip, take } = pageOf(page);
    const rows: (ReceivedInvitation & { total: number })[] = await this.manager.query(
      `SELECT v.id, v.initiative_id AS "initiativeId", i.title, by.name AS "invitedByName", v.invited_at AS "invitedAt",
              count(*) OVER ()::int AS total
         FROM person me JOIN co_initiator_invitation v ON v.answer IS NULL AND (v.invitee_id = me.id OR v.email = me.email)
         JOIN initiative i ON i.id = v.initiative_id JOIN person by ON by.id = v.invited_by
        WHERE me.id = $1 AND i.state NOT IN ('withdrawn')
        ORDER BY v.invited_at DESC, v.id LIMIT $2 OFFSET $3`,
      [personId, take, skip],
    );
    const items = rows.map(({ id, initiativeId, title, invitedByName, invitedAt }) => ({
      ...{ id, initiativeId, title, invitedByName, invitedAt },
    }));
    return { items, totalCount: rows[0]?.total ?? 0 };
  }

  /** Whether an invitation is for this person: for the account, or for its e-mail address. */
  async isFor(invitationId: string, personId: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      `SELECT FROM co_initiator_invitation v JOIN person p ON p.id = $2
        WHERE v.id = $1 AND (v.invitee_id = p.id OR v.email = p.email)`,
      [invitationId, personId],
    );
    return rows.length > 0;
  }

  /** The account that has an e-mail address; only to send it a message, never to tell that there is one. */
  async accountOf(email: string): Promise<string | null> {
    const [found]: { id: string }[] = await this.manager.query(
      'SELECT id FROM person WHERE email = $1',
      [email],
    );
    return found?.id ?? null;
  }

  async answer(invitationId: string, answer: InvitationAnswer, answeredAt: Date): Promise<void> {
    await this.manager.update(
      CoInitiatorInvitationRow,
      { id: invitationId },
      { answer, answeredAt },
    );
  }

  /**
   * Writes that somebody joins, or joins again.
   *
   * @throws {AlreadyInitiatorError} when the person proposed or screened it meanwhile
   * @throws {TooManyInitiatorsError} when the last place was taken meanwhile
   */
  async join(
    initiativeId: string,
    personId: string,
    { invitedAt, confirmedAt }: { readonly invitedAt: Date; readonly confirmedAt: Date },
  ): Promise<void> {
    await translating(
      {
        co_initiator_four_eyes: () => new AlreadyInitiatorError(),
        co_initiator_few: () => new TooManyInitiatorsError(),
      },
      () =>
        this.manager.query(
          `INSERT INTO co_initiator (initiative_id, person_id, invited_at, confirmed_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (initiative_id, person_id) DO UPDATE SET (invited_at, confirmed_at, left_at)
             = (excluded.invited_at, excluded.confirmed_at, NULL)`,
          [initiativeId, personId, invitedAt, confirmedAt],
        ),
    );
  }

  /** @returns whether the person was in it */
  async leave(initiativeId: string, personId: string, leftAt: Date): Promise<boolean> {
    const { affected } = await this.manager.update(
      CoInitiatorRow,
      { initiativeId, personId, leftAt: IsNull() },
      { leftAt },
    );
    return affected === 1;
  }
}
