import { Column } from 'typeorm';

/**
 * The column that every row of a municipality has. The database fills it from the transaction's
 * municipality and refuses any other, so no store ever names it.
 */
export function MunicipalityColumn(): PropertyDecorator {
  return Column('uuid', { name: 'municipality_id', default: () => 'current_municipality()' });
}
