import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence';
import { type TenantContext, tokenHash } from '#platform';

/** Ends a session; ending one that is not there is fine. */
@Injectable()
export class EndSession {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(context: TenantContext, token: string): Promise<void> {
    await this.unitOfWork.run(context.tenant, ({ signIn }) =>
      signIn.deleteSession(tokenHash(token)),
    );
  }
}
