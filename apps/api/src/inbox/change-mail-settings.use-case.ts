import { Injectable } from '@nestjs/common';
import { type MailSettings, mailSettingsFaults, refuseFaults, requireVersion } from '#domain';
import { UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';
import { type ChangeMailSettingsRequest, settingsAfter } from './mail-settings.request.js';
import { ownPerson } from './own-person.js';

/** What whoever asks chose about messages, and changes of it. */
@Injectable()
export class ChangeMailSettings {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  get({ tenant, actor }: ActorContext): Promise<MailSettings> {
    const personId = ownPerson(actor);
    return this.unitOfWork.run(tenant, ({ mailSettings }) => mailSettings.get(personId));
  }

  execute(
    { tenant, actor, requestId }: ActorContext,
    version: number,
    request: ChangeMailSettingsRequest,
  ): Promise<MailSettings> {
    const personId = ownPerson(actor);
    return this.unitOfWork.run(tenant, async ({ audit, mailSettings }) => {
      const before = await mailSettings.get(personId);
      requireVersion(version, before.version);
      const wanted = settingsAfter(before, request);
      refuseFaults(mailSettingsFaults(wanted));
      const after = await mailSettings.update(personId, wanted);
      await audit.record({
        actor: actorRefOf(actor),
        action: 'change-mail-settings',
        subjectType: 'person',
        subjectId: personId,
        origin: requestId,
        details: { fields: Object.keys(request).join(' '), version: after.version },
      });
      return after;
    });
  }
}
