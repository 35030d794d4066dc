import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AsCommand, type CommandContext, Permission, UuidPipe } from '#platform';
import { ApiCommand, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { RegisterResidentRequest } from './register-resident.request.js';
import { RegisterResident } from './register-resident.use-case.js';
import { ResidentResponse } from './resident.response.js';

@ApiTags('people')
@ApiInTenant()
@Controller('municipalities/:municipality/wijkteams/:wijkteamId/residents')
export class ResidentsController {
  constructor(private readonly registerResident: RegisterResident) {}

  /** Registers a resident, and gives the code for the letter. */
  @Post()
  @Permission('manage-people')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  create(
    @AsCommand() context: CommandContext,
    @Param('wijkteamId', UuidPipe) wijkteamId: string,
    @Body() body: RegisterResidentRequest,
  ): Promise<ResidentResponse> {
    return this.registerResident.execute(context, wijkteamId, body);
  }
}
