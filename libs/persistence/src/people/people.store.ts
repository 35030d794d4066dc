import type { EntityManager } from 'typeorm';
import {
  AlreadyExistsError,
  NotFoundError,
  type RecordedMembership,
  type Role,
  VersionMismatchError,
} from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';
import { MembershipRow, PersonRow } from './person.row.js';

export type Person = {
  readonly id: string;
  /** Null for residents who are known by the code of their letter only. */
  readonly name: string | null;
  readonly email: string | null;
};

export type MembershipFilter = {
  readonly role?: Role;
  /** Only what holds on this day. */
  readonly activeOn?: string;
};

/** A membership, with the name of whose it is. */
export type NamedMembership = RecordedMembership & { readonly personName: string | null };

/** People and their dated roles. */
export class PeopleStore {
  constructor(private readonly manager: EntityManager) {}

  find(personId: string): Promise<Person | null> {
    return this.manager.findOneBy(PersonRow, { id: personId });
  }

  /**
   * A person whose memberships nobody else can change until the transaction ends, so that two
   * changes at once do not both think that they are alone.
   */
  async lock(personId: string): Promise<Person> {
    const person = await this.manager.findOne(PersonRow, {
      where: { id: personId },
      lock: { mode: 'for_no_key_update' },
    });
    if (person === null) throw new NotFoundError('person', personId);
    return person;
  }

  /** @throws {AlreadyExistsError} when another person has the e-mail address */
  async insert(person: Person): Promise<void> {
    await translating({ person_email: () => new AlreadyExistsError('person', 'email') }, () =>
      this.manager.insert(PersonRow, person),
    );
  }

  /** All memberships of a person, of any date. */
  membershipsOf(personId: string): Promise<RecordedMembership[]> {
    return this.manager.findBy(MembershipRow, { personId });
  }

  async getMembership(membershipId: string): Promise<RecordedMembership> {
    const row = await this.manager.findOneBy(MembershipRow, { id: membershipId });
    if (row === null) throw new NotFoundError('membership', membershipId);
    return row;
  }

  /** The memberships of a wijkteam, newest first. */
  async membershipsOfWijkteam(
    wijkteamId: string,
    page: PageRequest,
    filter: MembershipFilter,
  ): Promise<Page<NamedMembership>> {
    const values = [wijkteamId, filter.role ?? null, filter.activeOn ?? null];
    const selected = `FROM membership m JOIN person p ON p.id = m.person_id
      WHERE m.wijkteam_id = $1 AND ($2::text IS NULL OR m.role = $2)
        AND ($3::date IS NULL OR (m.valid_from_on <= $3 AND coalesce(m.valid_until_on, 'infinity') >= $3))`;
    const counted: { count: number }[] = await this.manager.query(
      `SELECT count(*)::int AS count ${selected}`,
      values,
    );
    const items: NamedMembership[] = await this.manager.query(
      `SELECT m.id, m.person_id AS "personId", p.name AS "personName", m.role, m.wijkteam_id AS "wijkteamId",
              m.valid_from_on::text AS "validFromOn", m.valid_until_on::text AS "validUntilOn", m.version
         ${selected} ORDER BY m.valid_from_on DESC, m.id LIMIT $4 OFFSET $5`,
      [...values, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items, totalCount: counted[0]?.count ?? 0 };
  }

  async insertMembership(
    membership: Omit<RecordedMembership, 'version'> & { readonly version?: number },
  ): Promise<void> {
    await this.manager.insert(MembershipRow, membership);
  }

  /**
   * Sets the last day of a membership as it was read, and returns it with its next version.
   *
   * @throws {VersionMismatchError} when somebody changed it since
   */
  async updateLastDay(
    membership: RecordedMembership,
    validUntilOn: string | null,
  ): Promise<RecordedMembership> {
    const { id, version } = membership;
    const next = { validUntilOn, version: version + 1 };
    const { affected } = await this.manager.update(MembershipRow, { id, version }, next);
    if (affected !== 1) throw new VersionMismatchError();
    return { ...membership, ...next };
  }
}
