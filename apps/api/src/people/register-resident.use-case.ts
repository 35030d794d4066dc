import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  letterCodeOf,
  lineFaults,
  type Membership,
  membershipFaults,
  NAME_LENGTH_MAX,
  normaliseLetterCode,
  refuseFaults,
  tidyLine,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, keyedHash, tokenHash } from '#platform';
import { ApiConfig } from '../api.config.js';
import type { RegisterResidentRequest } from './register-resident.request.js';
import type { ResidentResponse } from './resident.response.js';

type Registered = Omit<ResidentResponse, 'letterCode'>;

/**
 * Registers a resident of a wijkteam, who signs in with the code of a letter.
 *
 * The code is not random but follows from our secret, the Idempotency-Key and the new person, so
 * that the same command gives the same code again while nothing stores it. Once the key is
 * forgotten, nobody can make the code again.
 */
@Injectable()
export class RegisterResident {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: ApiConfig,
  ) {}

  async execute(
    context: CommandContext,
    wijkteamId: string,
    request: RegisterResidentRequest,
  ): Promise<ResidentResponse> {
    authorise(context.actor, 'manage-people', { wijkteamId });
    const { validFromOn, validUntilOn = null } = request;
    const name = typeof request.name === 'string' ? tidyLine(request.name) : null;
    const membership: Membership = { role: 'resident', wijkteamId, validFromOn, validUntilOn };
    refuseFaults([
      ...(name === null ? [] : lineFaults('name', name, NAME_LENGTH_MAX)),
      ...membershipFaults(membership),
    ]);
    const registered = await this.unitOfWork.run(context.tenant, (stores) =>
      stores.idempotency.once(context.command, () =>
        this.register(stores, context, { name, membership }),
      ),
    );
    return { ...registered, letterCode: this.codeFor(context, registered.personId) };
  }

  private async register(
    { audit, people, signIn, wijkteams }: Stores,
    context: CommandContext,
    resident: { readonly name: string | null; readonly membership: Membership },
  ): Promise<Registered> {
    await wijkteams.get(resident.membership.wijkteamId ?? '');
    const [personId, membershipId] = [randomUUID(), randomUUID()];
    await people.insert({ id: personId, name: resident.name, email: null });
    await people.insertMembership({ ...resident.membership, id: membershipId, personId });
    await signIn.insertCredential({
      id: randomUUID(),
      personId,
      kind: 'letter-code',
      secretHash: tokenHash(normaliseLetterCode(this.codeFor(context, personId))),
      isDemo: false,
    });
    await audit.record({
      actor: actorRefOf(context.actor),
      action: 'register-resident',
      subjectType: 'person',
      subjectId: personId,
      origin: context.requestId,
      details: { membershipId, wijkteamId: resident.membership.wijkteamId },
    });
    return { personId, membershipId };
  }

  private codeFor({ tenant, command }: CommandContext, personId: string): string {
    const parts = ['letter-code', tenant.id, command.actorRef, command.key, personId];
    const hash = keyedHash(this.config.values.voterKeySecret, ...parts);
    return letterCodeOf(Buffer.from(hash, 'hex'));
  }
}
