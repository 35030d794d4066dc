import type { EntityManager } from 'typeorm';
import type { Role, WayIn } from '#domain';

/** A seat as everybody may see it: with a name only when its holder agreed to that. */
export type PublicSeat = {
  readonly role: Role;
  readonly areaId: string | null;
  readonly name: string | null;
  readonly cameIn: WayIn;
  readonly validFromOn: string;
  readonly validUntilOn: string | null;
};

/** What everybody may see of a wijkteam. No resident, no mail address, no id of a person. */
export class TeamPageStore {
  constructor(private readonly manager: EntityManager) {}

  /** The seats that are taken today in the Netherlands: by role, then by the first day. */
  async seats(wijkteamId: string): Promise<PublicSeat[]> {
    return this.manager.query(
      `SELECT m.role, m.area_id AS "areaId", CASE WHEN m.is_name_public THEN p.name END AS name, m.came_in AS "cameIn",
              m.valid_from_on::text AS "validFromOn", m.valid_until_on::text AS "validUntilOn"
         FROM membership m JOIN person p ON p.id = m.person_id
        WHERE m.wijkteam_id = $1 AND m.came_in IS NOT NULL
          AND (clock_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN m.valid_from_on AND coalesce(m.valid_until_on, 'infinity')
        ORDER BY array_position(ARRAY['chair', 'secretary', 'treasurer', 'sub-representative', 'member', 'professional'], m.role),
                 m.valid_from_on, m.id`,
      [wijkteamId],
    );
  }

  /** The buurten within an area, by name; a buurt has itself only. */
  async buurten(areaId: string): Promise<{ readonly id: string; readonly name: string }[]> {
    return this.manager.query(
      `SELECT id, name FROM area WHERE kind = 'buurt' AND $1 IN (id, parent_id) ORDER BY lower(name), id`,
      [areaId],
    );
  }

  /** The buurten that somebody speaks for in a wijkteam, today or later. */
  async representedBuurten(
    wijkteamId: string,
  ): Promise<{ readonly id: string; readonly parentId: string | null }[]> {
    return this.manager.query(
      `SELECT DISTINCT a.id, a.parent_id AS "parentId" FROM membership m JOIN area a ON a.id = m.area_id
        WHERE m.wijkteam_id = $1
          AND coalesce(m.valid_until_on, 'infinity') >= (clock_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date`,
      [wijkteamId],
    );
  }
}
