import { type EntityManager, In } from 'typeorm';
import {
  AlreadyExistsError,
  InvalidInputError,
  type Membership,
  NotFoundError,
  type RecordedMembership,
  type Role,
  type SeatFacts,
  SeatTakenError,
  SINGLE_SEATS,
  type TakenSeat,
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

/** A membership to write; what is not said of a seat is left to the database. */
export type NewMembership = Membership &
  Partial<SeatFacts> & {
    readonly id: string;
    readonly personId: string;
    readonly version?: number;
  };

/** What of a membership can change. */
export type MembershipChanges = {
  readonly validUntilOn: string | null;
  readonly isNamePublic: boolean;
};

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
              m.valid_from_on::text AS "validFromOn", m.valid_until_on::text AS "validUntilOn", m.version,
              m.came_in AS "cameIn", m.area_id AS "areaId", m.is_name_public AS "isNamePublic"
         ${selected} ORDER BY m.valid_from_on DESC, m.id LIMIT $4 OFFSET $5`,
      [...values, page.perPage, (page.page - 1) * page.perPage],
    );
    return { items, totalCount: counted[0]?.count ?? 0 };
  }

  /**
   * The seats of a wijkteam that one person at a time can have, of any date. Until the transaction
   * ends nobody else gives one: two changes at once do not both think that a seat is free.
   */
  async lockSeats(wijkteamId: string): Promise<TakenSeat[]> {
    await this.manager.query(`SELECT FROM wijkteam WHERE id = $1 FOR NO KEY UPDATE`, [wijkteamId]);
    return this.manager.find(MembershipRow, {
      select: { id: true, role: true, validFromOn: true, validUntilOn: true },
      where: { wijkteamId, role: In([...SINGLE_SEATS]) },
    });
  }

  /**
   * @throws {SeatTakenError} when it is a second chair, secretary or treasurer
   * @throws {InvalidInputError} when its buurt is not one of the wijkteam
   */
  async insertMembership(membership: NewMembership): Promise<void> {
    await translating(refusalsOf(membership), () => this.manager.insert(MembershipRow, membership));
  }

  /**
   * Changes a membership as it was read, and returns it with its next version.
   *
   * @throws {VersionMismatchError} when somebody changed it since
   * @throws {SeatTakenError} when it would run into another chair, secretary or treasurer
   */
  async updateMembership(
    membership: RecordedMembership,
    { validUntilOn, isNamePublic }: MembershipChanges,
  ): Promise<RecordedMembership> {
    const { id, version } = membership;
    const next = { validUntilOn, isNamePublic, version: version + 1 };
    const { affected } = await translating(refusalsOf(membership), () =>
      this.manager.update(MembershipRow, { id, version }, next),
    );
    if (affected !== 1) throw new VersionMismatchError();
    return { ...membership, ...next };
  }
}

function refusalsOf({ role }: Pick<Membership, 'role'>): Record<string, () => Error> {
  const reason = 'This is not a buurt within the area of the wijkteam.';
  return {
    membership_single_seat: () => new SeatTakenError(role),
    membership_buurt_within: () =>
      new InvalidInputError([{ name: 'areaId', code: 'seat-buurt-elsewhere', reason }]),
  };
}
