import { Injectable } from '@nestjs/common';
import { catalogueOf, type RdfThing, type Residence } from '#domain';
import { type KeptOpenDataSettings, type PopulationImport, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import { ApiConfig } from '../api.config.js';
import { API_PREFIX } from '../api-version.js';
import { tellParticipation } from './told-participation.js';
import type { ToldParticipation } from './participation.response.js';

/** What everybody may know about the open data of a municipality, and one's own buurt. */
@Injectable()
export class OpenDataQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: ApiConfig,
  ) {}

  settings({ tenant }: TenantContext): Promise<KeptOpenDataSettings | null> {
    return this.unitOfWork.run(tenant, ({ openDataSettings }) => openDataSettings.find());
  }

  populationImports({ tenant }: TenantContext): Promise<PopulationImport[]> {
    return this.unitOfWork.run(tenant, ({ population }) => population.list());
  }

  residence({ tenant }: TenantContext, personId: string): Promise<Residence | null> {
    return this.unitOfWork.run(tenant, ({ residences }) => residences.find(personId));
  }

  /** @throws {NotFoundError} when there is no such round here */
  participation({ tenant }: TenantContext, roundId: string): Promise<ToldParticipation[]> {
    return this.unitOfWork.run(tenant, async ({ participation, rounds }) => {
      await rounds.get(roundId);
      return tellParticipation(await participation.ofRound(roundId));
    });
  }

  /** The description of the open data, and a mark that changes with it. */
  catalogue({ tenant }: TenantContext): Promise<{ readonly things: RdfThing[] }> {
    return this.unitOfWork.run(tenant, async ({ municipalities, openDataSettings }) => {
      const municipality = await municipalities.getBySlug(tenant.slug);
      const settings = await openDataSettings.find();
      const { publicUrl } = this.config.values;
      const api = `${publicUrl}/${API_PREFIX}`;
      const things = catalogueOf({
        municipality,
        publisherUri: settings?.publisherUri ?? null,
        contact: {
          name: settings?.contactName ?? municipality.name,
          email: settings?.contactEmail ?? null,
          url: settings === null ? publicUrl : settings.contactUrl,
        },
        baseUrl: `${api}/municipalities/${tenant.slug}`,
        apiDescriptionUrl: `${api}/openapi.json`,
      });
      return { things };
    });
  }
}
