import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source-options.js';
import { UnitOfWork } from './unit-of-work.js';

/** Runs `work` with a unit of work of its own, outside Nest; the connections are closed after it. */
export async function withUnitOfWork<Result>(
  url: string,
  work: (unitOfWork: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  try {
    return await work(new UnitOfWork(dataSource));
  } finally {
    await dataSource.destroy();
  }
}
