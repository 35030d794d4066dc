import { Controller, Get, Put, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { InvalidInputError } from '#domain';
import {
  type ActorContext,
  BodyStream,
  ByActor,
  CSV_TYPE,
  InTenant,
  Permission,
  Public,
  setVersion,
  type TenantContext,
  versionOf,
} from '#platform';
import { ApiIfMatch, ApiInTenant, ApiProblems } from '../openapi/api-decorators.js';
import { AddressQuery } from './address.query.js';
import { AddressDirectoryResponse, AddressLookupResponse } from './address.response.js';
import { LookUpAddressRequest, ReplaceDirectoryRequest } from './look-up-address.request.js';
import { ReplaceDirectory } from './replace-directory.use-case.js';

@ApiTags('addresses')
@ApiInTenant()
@Controller('municipalities/:municipality')
export class AddressesController {
  constructor(
    private readonly addresses: AddressQuery,
    private readonly replaceDirectory: ReplaceDirectory,
  ) {}

  /** The buurt and the wijk of an address. Nothing of the address is kept. */
  @Get('address-lookups')
  @Public('In which buurt an address lies is no secret, and residents look up their own.')
  @ApiProblems(400, 404, 503)
  lookUp(
    @InTenant() context: TenantContext,
    @Query() request: LookUpAddressRequest,
  ): Promise<AddressLookupResponse> {
    return this.addresses.lookUp(context, request);
  }

  /** Which directory of addresses the municipality has: its year and its size. */
  @Get('address-directory')
  @Public('How old the list of addresses is, is no secret.')
  @ApiProblems(400, 404)
  async directory(
    @InTenant() context: TenantContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddressDirectoryResponse> {
    const directory = await this.addresses.findDirectory(context);
    setVersion(reply, directory?.version ?? 0);
    return AddressDirectoryResponse.of(directory);
  }

  /**
   * Puts a new directory in the place of the one that is there, as Statistics Netherlands publishes
   * it: CSV with the columns `PC6;Huisnummer;Buurt2025;Wijk2025;Gemeente2025`. Whole, or not at all
   * and the first hundred faults with their lines. At most 64 MiB.
   */
  @Put('address-directory')
  @Permission('manage-municipality')
  @RouteConfig({ consumes: CSV_TYPE })
  @ApiConsumes(CSV_TYPE)
  @ApiBody({ description: 'The directory as CSV.', schema: { type: 'string' } })
  @ApiIfMatch()
  @ApiProblems(400, 401, 403, 404, 412, 413, 428)
  async replace(
    @ByActor() context: ActorContext,
    @Query() { year }: ReplaceDirectoryRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddressDirectoryResponse> {
    const { body, headers } = reply.request;
    const version = versionOf(headers['if-match']);
    if (!(body instanceof BodyStream)) {
      const reason = 'Send the directory as text/csv.';
      throw new InvalidInputError([{ name: 'body', code: 'address-file-empty', reason }]);
    }
    const directory = await this.replaceDirectory.execute(context, { year, version, body });
    setVersion(reply, directory.version);
    return AddressDirectoryResponse.of(directory);
  }
}
