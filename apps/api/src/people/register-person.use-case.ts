import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  authorise,
  lineFaults,
  NAME_LENGTH_MAX,
  passwordFaults,
  refuseFaults,
  tidyLine,
} from '#domain';
import { UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext, passwordHash } from '#platform';
import type { PersonResponse } from './person.response.js';
import type { RegisterPersonRequest } from './register-person.request.js';

/** Gives somebody an account. Roles are given apart from it. */
@Injectable()
export class RegisterPerson {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(context: CommandContext, request: RegisterPersonRequest): Promise<PersonResponse> {
    authorise(context.actor, 'manage-people', { wijkteamId: null });
    const { password } = request;
    const person = {
      id: randomUUID(),
      name: tidyLine(request.name),
      email: request.email.toLowerCase(),
    };
    refuseFaults([
      ...lineFaults('name', person.name, NAME_LENGTH_MAX),
      ...(password === undefined ? [] : passwordFaults(password, person.email)),
    ]);
    // Outside the transaction: hashing takes long and must not hold a connection.
    const secretHash = password === undefined ? null : await passwordHash(password);
    const { id } = await this.unitOfWork.run(
      context.tenant,
      ({ audit, idempotency, people, signIn }) =>
        idempotency.once(context.command, async () => {
          await people.insert(person);
          if (secretHash !== null) {
            const credential = { id: randomUUID(), personId: person.id, secretHash, isDemo: false };
            await signIn.insertCredential({ ...credential, kind: 'password' });
          }
          await audit.record({
            actor: actorRefOf(context.actor),
            action: 'register-person',
            subjectType: 'person',
            subjectId: person.id,
            origin: context.requestId,
            details: { hasPassword: secretHash !== null },
          });
          // The name is not kept with the answer: the request that repeats it has it.
          return { id: person.id };
        }),
    );
    return { id, name: person.name, hasPassword: secretHash !== null };
  }
}
