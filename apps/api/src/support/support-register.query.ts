import { Injectable } from '@nestjs/common';
import { authorise } from '#domain';
import { type SupportRegister, UnitOfWork } from '#persistence';
import type { ActorContext } from '#platform';

/** Which lists of residents there are, for those who look after them. */
@Injectable()
export class SupportRegisterQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The list of a wijk, or null where it has none. */
  find({ actor, tenant }: ActorContext, wijkteamId: string): Promise<SupportRegister | null> {
    authorise(actor, 'manage-support-register', { wijkteamId });
    return this.unitOfWork.run(tenant, async ({ supportRegister, wijkteams }) => {
      await wijkteams.get(wijkteamId);
      return supportRegister.find(wijkteamId);
    });
  }
}
