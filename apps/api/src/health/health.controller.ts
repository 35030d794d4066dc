import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DatabaseHealth } from '#persistence';
import { Public } from '#platform';

/** For the machines that run the service; outside the versioned API. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly database: DatabaseHealth) {}

  /** The process runs. */
  @Get('live')
  @Public('Asked by machines that run the service.')
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can serve: the database answers and is as new as this build. */
  @Get('ready')
  @Public('Asked by machines that run the service.')
  async ready(): Promise<{ readonly status: 'ok' }> {
    const missing = await this.database.missingMigrations().catch(() => null);
    if (missing === null) throw new ServiceUnavailableException('The database does not answer.');
    if (missing.length > 0) throw new ServiceUnavailableException('The database is not migrated.');
    return { status: 'ok' };
  }
}
