import { Injectable } from '@nestjs/common';
import { authorise, refuseFaults, requireVersion } from '#domain';
import { type SupportRegister, UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf, type BodyStream, localDay } from '#platform';
import { readRegisterFile } from './read-register-file.js';
import { SupportRefs } from './support-refs.js';

export type WantedRegister = {
  readonly wijkteamId: string;
  /** The version of the list that this one takes the place of; 0 for the first. */
  readonly version: number;
  readonly body: BodyStream;
};

/** Puts a new list of residents in the place of that of a wijk, whole or not at all. */
@Injectable()
export class ReplaceRegister {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refs: SupportRefs,
  ) {}

  async execute(
    { tenant, actor, requestId }: ActorContext,
    { wijkteamId, version, body }: WantedRegister,
  ): Promise<SupportRegister> {
    authorise(actor, 'manage-support-register', { wijkteamId });
    const now = await this.unitOfWork.run(tenant, async (stores) => {
      await stores.wijkteams.get(wijkteamId);
      requireVersion(version, (await stores.supportRegister.find(wijkteamId))?.version ?? 0);
      return stores.clock.now();
    });
    // Outside a transaction: a file comes in as slowly as its sender likes.
    const file = await readRegisterFile(body.chunks(), {
      todayOn: localDay(now),
      refOf: (identity) => this.refs.residentRef(tenant.id, identity),
    });
    refuseFaults(file.faults);
    return this.unitOfWork.run(tenant, async ({ audit, clock, supportRegister }) => {
      const register: SupportRegister = {
        wijkteamId,
        entryCount: file.residentRefs.length,
        version: version + 1,
        replacedBy: actorRefOf(actor),
        replacedAt: await clock.now(),
      };
      await supportRegister.replace(register, file);
      await audit.record({
        actor: actorRefOf(actor),
        action: 'replace-support-register',
        subjectType: 'wijkteam',
        subjectId: wijkteamId,
        origin: requestId,
        details: { entries: register.entryCount, version: register.version },
      });
      return register;
    });
  }
}
