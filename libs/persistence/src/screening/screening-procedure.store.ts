import type { EntityManager } from 'typeorm';
import {
  AlreadyExistsError,
  type Department,
  NotContactPersonError,
  NotFoundError,
  type ScreeningItem,
  type ScreeningProcedure,
  VersionMismatchError,
} from '#domain';
import { translating } from '../constraint-violation.js';
import type { Page, PageRequest } from '../page.js';

/** A department as it is kept. */
export type KnownDepartment = Department & { readonly id: string; readonly version: number };
/** A person who works for a department. */
export type DepartmentMember = {
  readonly personId: string;
  readonly name: string | null;
  readonly joinedAt: Date;
};
/** A version of the procedure as it was adopted. */
export type AdoptedProcedure = ScreeningProcedure & {
  readonly id: string;
  /** From 1 for each municipality; the highest is the one that holds. */
  readonly number: number;
  readonly adoptedAt: Date;
};

const PROCEDURE_LOCK = 2201;
const DEPARTMENT = `id, name, contact_email AS "contactEmail", wijkteam_id AS "wijkteamId", version`;
const PROCEDURE = `p.id, p.number, p.is_active AS "isActive", p.decision_weeks AS "decisionWeeks", p.advice_days AS "adviceDays",
  p.answer_days AS "answerDays", p.extension_weeks_max AS "extensionWeeksMax", p.remind_days AS "remindDays",
  p.escalation_person_id AS "escalationPersonId", p.opens_itself AS "opensItself", p.assigns_itself AS "assignsItself",
  p.adopted_at AS "adoptedAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('code', i.code, 'topic', i.topic, 'questionNl', i.question_nl, 'questionEn', i.question_en,
    'isCompulsory', i.is_compulsory, 'departmentId', i.department_id) ORDER BY i.number) FROM screening_item i WHERE i.procedure_id = p.id), '[]') AS items`;

/** Departments, who works for them, and the versions of the procedure by which a municipality screens. */
export class ScreeningProcedureStore {
  constructor(private readonly manager: EntityManager) {}

  /** The departments of the municipality, by name. */
  async departments(page: PageRequest): Promise<Page<KnownDepartment>> {
    const items: KnownDepartment[] = await this.manager.query(
      `SELECT ${DEPARTMENT} FROM department ORDER BY lower(name), id LIMIT $1 OFFSET $2`,
      [page.perPage, (page.page - 1) * page.perPage],
    );
    const [counted]: { count: number }[] = await this.manager.query(
      'SELECT count(*)::int AS count FROM department',
    );
    return { items, totalCount: counted?.count ?? 0 };
  }

  /** @throws {NotFoundError} when there is no such department here */
  async getDepartment(departmentId: string): Promise<KnownDepartment> {
    const [found] = await this.departmentsById([departmentId]);
    if (found === undefined) throw new NotFoundError('department', departmentId);
    return found;
  }

  /** The departments with these ids that are here. */
  departmentsById(departmentIds: readonly string[]): Promise<KnownDepartment[]> {
    return this.manager.query(`SELECT ${DEPARTMENT} FROM department WHERE id = ANY ($1)`, [
      departmentIds,
    ]);
  }

  /** @throws {AlreadyExistsError} when another department has the name */
  async insertDepartment(department: Department & { id: string; createdAt: Date }): Promise<void> {
    const { id, name, contactEmail, wijkteamId, createdAt } = department;
    await translating(NAME_TAKEN, () =>
      this.manager.query(
        'INSERT INTO department (id, name, contact_email, wijkteam_id, created_at) VALUES ($1, $2, $3, $4, $5)',
        [id, name, contactEmail, wijkteamId, createdAt],
      ),
    );
  }

  /**
   * Changes a department as it was read.
   *
   * @throws {VersionMismatchError} when somebody changed it since
   * @throws {AlreadyExistsError} when another department has the name
   */
  async updateDepartment(department: KnownDepartment): Promise<KnownDepartment> {
    const { id, version, name, contactEmail, wijkteamId } = department;
    const [, changed]: [unknown, number] = await translating(NAME_TAKEN, () =>
      this.manager.query(
        `UPDATE department SET name = $3, contact_email = $4, wijkteam_id = $5, version = version + 1 WHERE id = $1 AND version = $2`,
        [id, version, name, contactEmail, wijkteamId],
      ),
    );
    if (changed !== 1) throw new VersionMismatchError();
    return { ...department, version: version + 1 };
  }

  /** Who works for a department now, by name. */
  members(departmentId: string): Promise<DepartmentMember[]> {
    return this.manager.query(
      `SELECT m.person_id AS "personId", p.name, m.joined_at AS "joinedAt" FROM department_member m JOIN person p ON p.id = m.person_id
        WHERE m.department_id = $1 AND m.left_at IS NULL ORDER BY p.name, m.person_id`,
      [departmentId],
    );
  }

  /** Whether a person works for a department now. */
  async isMember(departmentId: string, personId: string): Promise<boolean> {
    return (await this.members(departmentId)).some((each) => each.personId === personId);
  }

  /** @throws {NotContactPersonError} when the person is no contact person on the day of a moment */
  async refuseOutsider(personId: string, at: Date): Promise<void> {
    const rows: [{ held: boolean }] = await this.manager.query(
      `SELECT held_role_at($1, 'contact-person', NULL, $2) AS held`,
      [personId, at],
    );
    if (!rows[0].held) throw new NotContactPersonError(personId);
  }

  /** @throws {AlreadyExistsError} when the person works there already */
  async addMember(departmentId: string, personId: string, joinedAt: Date): Promise<void> {
    const taken = {
      department_member_once: () => new AlreadyExistsError('member of the department', 'personId'),
    };
    await translating(taken, () =>
      this.manager.query(
        'INSERT INTO department_member (department_id, person_id, joined_at) VALUES ($1, $2, $3)',
        [departmentId, personId, joinedAt],
      ),
    );
  }

  /** @throws {NotFoundError} when the person does not work there */
  async removeMember(departmentId: string, personId: string, leftAt: Date): Promise<void> {
    const [, changed]: [unknown, number] = await this.manager.query(
      `UPDATE department_member SET left_at = greatest($3, joined_at) WHERE department_id = $1 AND person_id = $2 AND left_at IS NULL`,
      [departmentId, personId, leftAt],
    );
    if (changed !== 1) throw new NotFoundError('member of the department', personId);
  }

  /** The procedure that holds now; null when there is none, or it was set aside. */
  async inForce(): Promise<AdoptedProcedure | null> {
    const [latest]: AdoptedProcedure[] = await this.manager.query(
      `SELECT ${PROCEDURE} FROM screening_procedure p ORDER BY p.number DESC LIMIT 1`,
    );
    return latest?.isActive === true ? latest : null;
  }

  /** @throws {NotFoundError} when there is no such procedure here */
  async get(procedureId: string): Promise<AdoptedProcedure> {
    const [found]: AdoptedProcedure[] = await this.manager.query(
      `SELECT ${PROCEDURE} FROM screening_procedure p WHERE p.id = $1`,
      [procedureId],
    );
    if (found === undefined) throw new NotFoundError('screening procedure', procedureId);
    return found;
  }

  /** Every version, the newest first. */
  async versions(page: PageRequest): Promise<Page<AdoptedProcedure>> {
    const items: AdoptedProcedure[] = await this.manager.query(
      `SELECT ${PROCEDURE} FROM screening_procedure p ORDER BY p.number DESC LIMIT $1 OFFSET $2`,
      [page.perPage, (page.page - 1) * page.perPage],
    );
    const [counted]: { count: number }[] = await this.manager.query(
      'SELECT count(*)::int AS count FROM screening_procedure',
    );
    return { items, totalCount: counted?.count ?? 0 };
  }

  /** Adopts a version under the next number. */
  async adopt(
    procedure: ScreeningProcedure & { id: string; adoptedAt: Date; adoptedBy: string },
  ): Promise<void> {
    await this.manager.query(
      'SELECT pg_advisory_xact_lock(hashtextextended(current_municipality()::text, $1))',
      [PROCEDURE_LOCK],
    );
    await this.manager.query(
      `INSERT INTO screening_procedure (id, number, is_active, decision_weeks, advice_days, answer_days, extension_weeks_max, remind_days,
         escalation_person_id, opens_itself, assigns_itself, adopted_by, adopted_at)
       SELECT $1, 1 + coalesce(max(number), 0), $2, $3::int, $4::int, $5::int, $6::int, $7::int[], $8::uuid, $9, $10, $11::uuid, $12::timestamptz
         FROM screening_procedure`,
      [
        procedure.id,
        procedure.isActive,
        procedure.decisionWeeks,
        procedure.adviceDays,
        procedure.answerDays,
        procedure.extensionWeeksMax,
        procedure.remindDays,
        procedure.escalationPersonId,
        procedure.opensItself,
        procedure.assignsItself,
        procedure.adoptedBy,
        procedure.adoptedAt,
      ],
    );
    await this.insertItems(procedure.id, procedure.items);
  }

  private async insertItems(procedureId: string, items: readonly ScreeningItem[]): Promise<void> {
    await this.manager.query(
      `INSERT INTO screening_item (procedure_id, code, number, topic, question_nl, question_en, is_compulsory, department_id)
       SELECT $1, i.value ->> 'code', i.ordinality, i.value ->> 'topic', i.value ->> 'questionNl', i.value ->> 'questionEn',
              (i.value ->> 'isCompulsory')::boolean, (i.value ->> 'departmentId')::uuid
         FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS i`,
      [procedureId, JSON.stringify(items)],
    );
  }
}

const NAME_TAKEN = { department_name_once: () => new AlreadyExistsError('department', 'name') };
