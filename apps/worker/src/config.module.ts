import { type DynamicModule, Module } from '@nestjs/common';
import { WorkerConfig } from './worker.config.js';

@Module({})
export class ConfigModule {
  static forRoot(config: WorkerConfig): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: WorkerConfig, useValue: config }],
      exports: [WorkerConfig],
    };
  }
}
