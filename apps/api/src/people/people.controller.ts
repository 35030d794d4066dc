import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AsCommand, type CommandContext, Permission } from '#platform';
import { ApiCommand, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { PersonResponse } from './person.response.js';
import { RegisterPersonRequest } from './register-person.request.js';
import { RegisterPerson } from './register-person.use-case.js';

@ApiTags('people')
@ApiInTenant()
@Controller('municipalities/:municipality/people')
export class PeopleController {
  constructor(private readonly registerPerson: RegisterPerson) {}

  /** Gives somebody an account, without any role yet. */
  @Post()
  @Permission('manage-people')
  @ApiCommand()
  @ApiProblems(400, 401, 403, 404, 409)
  create(
    @AsCommand() context: CommandContext,
    @Body() body: RegisterPersonRequest,
  ): Promise<PersonResponse> {
    return this.registerPerson.execute(context, body);
  }
}
