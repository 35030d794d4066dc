import { Body, Controller, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { AREA_IMPORT_BYTES_MAX, AsCommand, type CommandContext, Permission } from '#platform';
import { ApiCommand, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { AreaImportResponse } from './area-import.response.js';
import { ImportAreasRequest } from './import-areas.request.js';
import { ImportAreas } from './import-areas.use-case.js';

@ApiTags('areas')
@ApiInTenant()
@Controller('municipalities/:municipality/area-imports')
export class AreaImportsController {
  constructor(private readonly importAreas: ImportAreas) {}

  /**
   * Takes over wijken or buurten from GeoJSON, such as Statistics Netherlands and PDOK publish them:
   * all of the file, or nothing and every fault in it with its feature, its code and its place. An
   * area that is there already, by its code, is changed. At most 16 MiB.
   */
  @Post()
  @Permission('manage-municipality')
  @RouteConfig({ bodyBytesMax: AREA_IMPORT_BYTES_MAX })
  @ApiBody({ type: ImportAreasRequest })
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409, 413)
  import(@AsCommand() context: CommandContext, @Body() body: object): Promise<AreaImportResponse> {
    return this.importAreas.execute(context, body);
  }
}
