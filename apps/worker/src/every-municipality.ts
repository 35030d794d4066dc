import { type Tenant, type UnitOfWork } from '#persistence';

const PER_PAGE = 100;

/**
 * Every municipality of the installation, one after the other. A unit of work sees one of them
 * only, so what concerns all of them is done for each.
 */
export async function* everyMunicipality(
  unitOfWork: UnitOfWork,
): AsyncGenerator<NonNullable<Tenant>> {
  for (let page = 1; ; page += 1) {
    const { items } = await unitOfWork.run(null, ({ municipalities }) =>
      municipalities.list({ page, perPage: PER_PAGE }),
    );
    for (const { id } of items) yield { id };
    if (items.length < PER_PAGE) return;
  }
}
