import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  type Department,
  departmentFaults,
  refuseFaults,
  requireVersion,
} from '#domain';
import { type AuditDetails, type Stores, UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf, type CommandContext } from '#platform';
import {
  type ChangeDepartmentRequest,
  type CreateDepartmentRequest,
  departmentOf,
} from './department.request.js';
import { DepartmentMemberResponse, DepartmentResponse } from './department.response.js';

const EVERYWHERE = { wijkteamId: null };

/** Keeps the departments that advise, and who works there. */
@Injectable()
export class KeepDepartment {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  create(context: CommandContext, request: CreateDepartmentRequest): Promise<DepartmentResponse> {
    authorise(context.actor, 'manage-screening', EVERYWHERE);
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        const department = await checked(stores, departmentOf(request));
        const id = randomUUID();
        const createdAt = await stores.clock.now();
        await stores.screeningProcedures.insertDepartment({ ...department, id, createdAt });
        await record(stores, context, { action: 'create-department', id });
        return DepartmentResponse.of({ ...department, id, version: 1 });
      }),
    );
  }

  change(
    context: ActorContext,
    departmentId: string,
    { version, request }: { readonly version: number; readonly request: ChangeDepartmentRequest },
  ): Promise<DepartmentResponse> {
    authorise(context.actor, 'manage-screening', EVERYWHERE);
    return this.unitOfWork.run(context.tenant, async (stores) => {
      const known = await stores.screeningProcedures.getDepartment(departmentId);
      requireVersion(version, known.version);
      const { name = known.name, contactEmail = known.contactEmail } = request;
      const wanted = departmentOf({ name, contactEmail, wijkteamId: known.wijkteamId });
      refuseFaults(departmentFaults(wanted));
      const changed = await stores.screeningProcedures.updateDepartment({ ...known, ...wanted });
      const details = { version: changed.version };
      await record(stores, context, { action: 'change-department', id: departmentId, details });
      return DepartmentResponse.of(changed);
    });
  }

  addMember(
    context: CommandContext,
    departmentId: string,
    personId: string,
  ): Promise<DepartmentMemberResponse> {
    authorise(context.actor, 'manage-screening', EVERYWHERE);
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        await stores.screeningProcedures.getDepartment(departmentId);
        const { name } = await stores.people.lock(personId);
        const joinedAt = await stores.clock.now();
        await stores.screeningProcedures.refuseOutsider(personId, joinedAt);
        await stores.screeningProcedures.addMember(departmentId, personId, joinedAt);
        const details = { personId };
        await record(stores, context, {
          action: 'add-department-member',
          id: departmentId,
          details,
        });
        return DepartmentMemberResponse.of({ personId, name, joinedAt });
      }),
    );
  }

  removeMember(context: ActorContext, departmentId: string, personId: string): Promise<void> {
    authorise(context.actor, 'manage-screening', EVERYWHERE);
    return this.unitOfWork.run(context.tenant, async (stores) => {
      await stores.screeningProcedures.getDepartment(departmentId);
      const leftAt = await stores.clock.now();
      await stores.screeningProcedures.removeMember(departmentId, personId, leftAt);
      const details = { personId };
      const action = 'remove-department-member';
      await record(stores, context, { action, id: departmentId, details });
    });
  }
}

async function checked({ wijkteams }: Stores, department: Department): Promise<Department> {
  refuseFaults(departmentFaults(department));
  if (department.wijkteamId !== null) await wijkteams.get(department.wijkteamId);
  return department;
}

async function record(
  { audit }: Stores,
  { actor, requestId }: ActorContext,
  done: { readonly action: string; readonly id: string; readonly details?: AuditDetails },
): Promise<void> {
  const { action, id, details = {} } = done;
  await audit.record({
    actor: actorRefOf(actor),
    action,
    subjectType: 'department',
    subjectId: id,
    origin: requestId,
    details,
  });
}
