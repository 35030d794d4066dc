import { Injectable } from '@nestjs/common';
import { authorise, initiativeViewer, NotFoundError, refuseUnseen } from '#domain';
import {
  type AdoptedProcedure,
  type DepartmentMember,
  type InitiativeCharge,
  type KnownDepartment,
  type Page,
  type PageRequest,
  type ScreeningFile,
  type ShownScreening,
  type Stores,
  UnitOfWork,
} from '#persistence';
import { type ActorContext, localDay, type TenantContext } from '#platform';

/** Departments, procedures, and screenings as far as whoever asks may see them. */
@Injectable()
export class ScreeningQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  departments({ tenant }: TenantContext, page: PageRequest): Promise<Page<KnownDepartment>> {
    return this.unitOfWork.run(tenant, ({ screeningProcedures }) =>
      screeningProcedures.departments(page),
    );
  }

  members({ tenant, actor }: ActorContext, departmentId: string): Promise<DepartmentMember[]> {
    authorise(actor, 'read-workload', { wijkteamId: null });
    return this.unitOfWork.run(tenant, async ({ screeningProcedures }) => {
      await screeningProcedures.getDepartment(departmentId);
      return screeningProcedures.members(departmentId);
    });
  }

  procedures({ tenant }: TenantContext, page: PageRequest): Promise<Page<AdoptedProcedure>> {
    return this.unitOfWork.run(tenant, ({ screeningProcedures }) =>
      screeningProcedures.versions(page),
    );
  }

  screening(context: TenantContext, initiativeId: string): Promise<ShownScreening> {
    return this.unitOfWork.run(context.tenant, async (stores) => {
      await refuseHidden(stores, context, initiativeId);
      const todayOn = localDay(await stores.clock.now());
      return stores.screeningViews.shown(initiativeId, todayOn);
    });
  }

  /** For those who screen in its wijkteam or advise; never for its own initiators. */
  file({ tenant, actor }: ActorContext, initiativeId: string): Promise<ScreeningFile> {
    return this.unitOfWork.run(
      tenant,
      async ({ initiatives, rounds, screenings, screeningViews }) => {
        const { roundId } = await initiatives.get(initiativeId);
        authorise(actor, 'screen-initiative', await rounds.get(roundId));
        const initiators = await screenings.initiatorsOf(initiativeId);
        if (initiators.includes(actor.id)) throw new NotFoundError('screening file', initiativeId);
        const found = await screenings.findOf(initiativeId);
        if (found === null) throw new NotFoundError('screening', initiativeId);
        return screeningViews.file(found.id);
      },
    );
  }

  charges(
    context: TenantContext,
    initiativeId: string,
    page: PageRequest,
  ): Promise<Page<InitiativeCharge>> {
    return this.unitOfWork.run(context.tenant, async (stores) => {
      await refuseHidden(stores, context, initiativeId);
      return stores.charges.list(initiativeId, page);
    });
  }
}

/** @throws {NotFoundError} when the initiative is not there, or a draft of others */
async function refuseHidden(
  { initiatives, rounds }: Stores,
  { actor }: TenantContext,
  initiativeId: string,
): Promise<void> {
  const initiative = await initiatives.get(initiativeId);
  const round = await rounds.get(initiative.roundId);
  refuseUnseen(initiativeViewer(actor, round), initiative);
}
