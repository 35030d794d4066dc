import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  MachineCannotScreenError,
  procedureFaults,
  refuseFaults,
  type ScreeningProcedure,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { ScreeningProcedureResponse } from './screening-procedure.response.js';

/** Adopts the next version of the procedure by which a municipality screens. */
@Injectable()
export class AdoptScreeningProcedure {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    context: CommandContext,
    procedure: ScreeningProcedure,
  ): Promise<ScreeningProcedureResponse> {
    authorise(context.actor, 'manage-screening', { wijkteamId: null });
    if (context.actor.kind !== 'person') throw new MachineCannotScreenError();
    const adoptedBy = context.actor.id;
    return this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, async () => {
        await refuseFaulty(stores, procedure);
        const id = randomUUID();
        const adoptedAt = await stores.clock.now();
        await stores.screeningProcedures.adopt({ ...procedure, id, adoptedBy, adoptedAt });
        const adopted = await stores.screeningProcedures.get(id);
        await stores.audit.record({
          actor: actorRefOf(context.actor),
          action: 'adopt-screening-procedure',
          subjectType: 'screening-procedure',
          subjectId: id,
          origin: context.requestId,
          details: { number: adopted.number, isActive: adopted.isActive },
        });
        return ScreeningProcedureResponse.of(adopted);
      }),
    );
  }
}

/** Faults of the text, and ids of what is not here, all at once. */
async function refuseFaulty(stores: Stores, procedure: ScreeningProcedure): Promise<void> {
  const faults = procedureFaults(procedure);
  const asked = procedure.items.map(({ departmentId }) => departmentId);
  const known = new Set(
    (await stores.screeningProcedures.departmentsById(asked)).map(({ id }) => id),
  );
  asked.forEach((departmentId, index) => {
    if (known.has(departmentId)) return;
    const name = `items[${index}].departmentId`;
    faults.push({ name, code: 'department-unknown', reason: 'There is no such department here.' });
  });
  const { escalationPersonId } = procedure;
  if (escalationPersonId !== null && (await stores.people.find(escalationPersonId)) === null) {
    const reason = 'There is no such person here.';
    faults.push({ name: 'escalationPersonId', code: 'person-unknown', reason });
  }
  refuseFaults(faults);
}
