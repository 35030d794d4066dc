import { Injectable } from '@nestjs/common';
import { type Area, type Draw, vacanciesOf, type Vacancy, type Wijkteam } from '#domain';
import { type PublicSeat, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';

/** How many draws stand on a page; the link leads to all of them. */
const DRAWS_SHOWN = 10;

/** Everything that the public page of a wijkteam shows. */
export type TeamPage = {
  readonly wijkteam: Wijkteam;
  readonly area: Pick<Area, 'id' | 'kind' | 'name'>;
  readonly buurten: readonly { readonly id: string; readonly name: string }[];
  readonly seats: readonly PublicSeat[];
  readonly vacancies: readonly Vacancy[];
  readonly draws: readonly Draw[];
};

/** The public page of a wijkteam. */
@Injectable()
export class TeamPageQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  get({ tenant }: TenantContext, wijkteamId: string): Promise<TeamPage> {
    return this.unitOfWork.run(tenant, async ({ areas, draws, teamPage, wijkteams }) => {
      const wijkteam = await wijkteams.get(wijkteamId);
      const area = await areas.get(wijkteam.areaId);
      const buurten = await teamPage.buurten(area.id);
      const seats = await teamPage.seats(wijkteam.id);
      const part = { page: 1, perPage: DRAWS_SHOWN };
      const { items } = await draws.list(part, { wijkteamId: wijkteam.id });
      const ids = buurten.map(({ id }) => id);
      const vacancies = vacanciesOf(seats, ids);
      return { wijkteam, area, buurten, seats, vacancies, draws: items };
    });
  }
}
