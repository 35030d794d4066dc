import { ApiProperty } from '@nestjs/swagger';
import {
  AREA_KINDS,
  type AreaKind,
  DRAW_STATES,
  type DrawState,
  type Role,
  TEAM_SEATS,
  type WayIn,
  WAYS_IN,
} from '#domain';
import type { PublicSeat } from '#persistence';
import type { TeamPage } from './team-page.query.js';

const DAY = { type: 'string', format: 'date', nullable: true } as const;

export class PageAreaResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** wijk or buurt. */
  @ApiProperty({ enum: AREA_KINDS })
  readonly kind!: AreaKind;
  readonly name!: string;
}

/** A seat that somebody has today. */
export class PageSeatResponse {
  @ApiProperty({ enum: TEAM_SEATS })
  readonly role!: Role;
  /** Null unless its holder agreed that the name is shown. */
  readonly name!: string | null;
  /** How its holder came to it. */
  @ApiProperty({ enum: WAYS_IN })
  readonly cameIn!: WayIn;
  @ApiProperty({ format: 'date' })
  readonly validFromOn!: string;
  /** The last day of the seat; null while none is set. */
  @ApiProperty(DAY)
  readonly validUntilOn!: string | null;
}

export class PageBuurtResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  readonly name!: string;
  /** Those who speak for this buurt in the wijkteam. */
  readonly subRepresentatives!: PageSeatResponse[];
}

export class VacancyResponse {
  /** The seat that nobody has today. */
  @ApiProperty({ enum: TEAM_SEATS })
  readonly role!: Role;
  /** The buurt without a sub-representative; null for any other seat. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly areaId!: string | null;
}

export class PageDrawResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  readonly title!: string;
  @ApiProperty({ enum: DRAW_STATES })
  readonly state!: DrawState;
  /** From this moment on everybody can know what decides. */
  @ApiProperty({ format: 'date-time' })
  readonly publicAt!: string;
}

export class PageLinkResponse {
  /** What is behind the link: wijkteam, rounds or draws. */
  readonly rel!: string;
  /** The path, within this API. */
  readonly href!: string;
}

/** The public page of a wijkteam. */
export class TeamPageResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  readonly name!: string;
  /** What the team says of itself; empty when it says nothing. */
  readonly description!: string;
  readonly area!: PageAreaResponse;
  /** The buurten that the wijkteam is of, by name. */
  readonly buurten!: PageBuurtResponse[];
  /** The seats that are taken, but for those of the sub-representatives, which stand by their buurt. */
  readonly seats!: PageSeatResponse[];
  readonly vacancies!: VacancyResponse[];
  /** The newest draws of the wijkteam. */
  readonly draws!: PageDrawResponse[];
  readonly links!: PageLinkResponse[];

  static of(page: TeamPage, municipality: string): TeamPageResponse {
    const { wijkteam, area, buurten, seats, vacancies, draws } = page;
    const spokenFor = (id: string): PageSeatResponse[] =>
      seats.filter(({ areaId }) => areaId === id).map(seatOf);
    return {
      id: wijkteam.id,
      name: wijkteam.name,
      description: wijkteam.description,
      area: { id: area.id, kind: area.kind, name: area.name },
      buurten: buurten.map(({ id, name }) => ({ id, name, subRepresentatives: spokenFor(id) })),
      seats: seats.filter(({ areaId }) => areaId === null).map(seatOf),
      vacancies: vacancies.map(({ role, areaId }) => ({ role, areaId })),
      draws: draws.map(({ id, title, state, publicAt }) => ({
        ...{ id, title, state },
        publicAt: publicAt.toISOString(),
      })),
      links: linksOf(`/municipalities/${municipality}`, wijkteam.id),
    };
  }
}

function seatOf({ role, name, cameIn, validFromOn, validUntilOn }: PublicSeat): PageSeatResponse {
  return { role, name, cameIn, validFromOn, validUntilOn };
}

function linksOf(tenant: string, wijkteamId: string): PageLinkResponse[] {
  return [
    { rel: 'wijkteam', href: `${tenant}/wijkteams/${wijkteamId}` },
    { rel: 'rounds', href: `${tenant}/rounds?wijkteamId=${wijkteamId}` },
    { rel: 'draws', href: `${tenant}/draws?wijkteamId=${wijkteamId}` },
  ];
}
