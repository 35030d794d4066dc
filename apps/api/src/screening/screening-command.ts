import type { Permission } from '#domain';
import type { AuditDetails, Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { type HeldCase, holdCase } from './held-case.js';

/** What is done to an initiative, by whoever has the permission for it there. */
export type ScreeningAction = {
  readonly initiativeId: string;
  readonly permission: Permission;
  /** Its name in the audit trail. */
  readonly action: string;
  /** Whether it can end a place in line, which is locked before all else. */
  readonly isOfLine?: boolean;
};

/** What a command answers, and what the audit trail tells of it. */
export type Done<Result extends object> = {
  readonly result: Result;
  readonly details?: AuditDetails;
};

/**
 * Does something to an initiative that is held, once for each key, and leaves a trail of it.
 *
 * @throws {OwnInitiativeError} when it is an initiative of the actor
 */
export function screeningCommand<Result extends object>(
  unitOfWork: UnitOfWork,
  context: CommandContext,
  wanted: ScreeningAction,
  work: (stores: Stores, held: HeldCase) => Promise<Done<Result>>,
): Promise<Result> {
  return unitOfWork.run(context.tenant, (stores) =>
    stores.idempotency.once(context.command, async () => {
      if (wanted.isOfLine === true) await stores.applicationLine.lockFor(wanted.initiativeId);
      const held = await holdCase(stores, context.actor, wanted);
      const { result, details } = await work(stores, held);
      await stores.audit.record({
        actor: actorRefOf(context.actor),
        action: wanted.action,
        subjectType: 'initiative',
        subjectId: wanted.initiativeId,
        origin: context.requestId,
        ...(details === undefined ? {} : { details }),
      });
      return result;
    }),
  );
}
