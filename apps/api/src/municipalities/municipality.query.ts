import { Injectable } from '@nestjs/common';
import { type Municipality, type Page, type PageRequest, UnitOfWork } from '#persistence';

/** The municipalities of this installation. */
@Injectable()
export class MunicipalityQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(page: PageRequest): Promise<Page<Municipality>> {
    return this.unitOfWork.run(null, ({ municipalities }) => municipalities.list(page));
  }

  get(slug: string): Promise<Municipality> {
    return this.unitOfWork.run(null, ({ municipalities }) => municipalities.getBySlug(slug));
  }
}
