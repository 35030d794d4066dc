import { Injectable } from '@nestjs/common';
import { authorise, directoryYearFaults, refuseFaults, requireVersion } from '#domain';
import { type AddressDirectory, UnitOfWork } from '#persistence';
import { type ActorContext, actorRefOf, type BodyStream } from '#platform';
import { readAddressFile } from './read-address-file.js';

export type WantedDirectory = {
  readonly year: number;
  /** The version of the directory that this one takes the place of. */
  readonly version: number;
  readonly body: BodyStream;
};

/** Puts a new directory of addresses in the place of the one that is there, whole or not at all. */
@Injectable()
export class ReplaceDirectory {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(
    { tenant, actor, requestId }: ActorContext,
    { year, version, body }: WantedDirectory,
  ): Promise<AddressDirectory> {
    authorise(actor, 'manage-municipality', { wijkteamId: null });
    refuseFaults(directoryYearFaults(year));
    const { municipalityCode, buurten } = await this.unitOfWork.run(tenant, async (stores) => {
      requireVersion(version, (await stores.addressDirectory.find())?.version ?? 0);
      const { cbsCode } = await stores.municipalities.getBySlug(tenant.slug);
      return { municipalityCode: cbsCode, buurten: await stores.territory.buurtenOf(year) };
    });
    // Outside a transaction: a file comes in as slowly as its sender likes.
    const bounds = { municipalityCode, buurtCodes: new Set(buurten.keys()) };
    const file = await readAddressFile(body.chunks(), { year, bounds });
    refuseFaults(file.faults);
    const areaIds = file.buurtCodes.map((code) => buurten.get(code) ?? '');
    return this.unitOfWork.run(tenant, async ({ addressDirectory, audit, clock }) => {
      const directory: AddressDirectory = {
        year,
        addressCount: file.postcodes.length,
        version: version + 1,
        replacedAt: await clock.now(),
      };
      await addressDirectory.replace(directory, { ...file, areaIds });
      await audit.record({
        actor: actorRefOf(actor),
        action: 'replace-address-directory',
        subjectType: 'municipality',
        subjectId: tenant.id,
        origin: requestId,
        details: { year, addresses: directory.addressCount, version: directory.version },
      });
      return directory;
    });
  }
}
