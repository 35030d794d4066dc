import { type DynamicModule, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Clock } from './clock.store.js';
import { dataSourceOptions } from './data-source-options.js';
import { DatabaseHealth } from './database-health.js';
import { UnitOfWork } from './unit-of-work.js';

@Module({})
export class PersistenceModule {
  /** Tells the time by the clock of the database, unless whoever starts the app hands it another. */
  static forRoot(url: string, clock: Clock | null = null): DynamicModule {
    const unitOfWork = {
      provide: UnitOfWork,
      useFactory: (dataSource: DataSource) => new UnitOfWork(dataSource, clock),
      inject: [getDataSourceToken()],
    };
    return {
      module: PersistenceModule,
      global: true,
      imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(url), retryAttempts: 3 })],
      providers: [DatabaseHealth, unitOfWork],
      exports: [DatabaseHealth, UnitOfWork],
    };
  }
}
