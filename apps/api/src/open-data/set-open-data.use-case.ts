import { Injectable } from '@nestjs/common';
import { authorise, type OpenDataSettings, openDataSettingsFaults, refuseFaults } from '#domain';
import { type KeptOpenDataSettings, UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf } from '#platform';

/** Sets how a municipality publishes its open data. What is published already stays as it is. */
@Injectable()
export class SetOpenData {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(
    { tenant, actor, requestId }: ActorContext,
    settings: OpenDataSettings,
    version: number,
  ): Promise<KeptOpenDataSettings> {
    authorise(actor, 'manage-municipality', { wijkteamId: null });
    refuseFaults(openDataSettingsFaults(settings));
    return this.unitOfWork.run(tenant, async ({ audit, openDataSettings }) => {
      const newVersion = await openDataSettings.save(settings, version);
      await audit.record({
        actor: actorRefOf(actor),
        action: 'set-open-data',
        subjectType: 'municipality',
        subjectId: tenant.id,
        origin: requestId,
        details: { cellThreshold: settings.cellThreshold, version: newVersion },
      });
      return { ...settings, version: newVersion };
    });
  }
}
