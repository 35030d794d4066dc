import { Injectable } from '@nestjs/common';
import {
  membershipsOn,
  normaliseLetterCode,
  SESSION_HOURS,
  SIGN_IN_FAILURES_MAX,
  SIGN_IN_WINDOW_MINUTES,
  SignInRefusedError,
  TooManySignInsError,
} from '#domain';
import { type Credential, type Stores, UnitOfWork } from '#persistence';
import {
  keyedHash,
  localDay,
  newToken,
  passwordHash,
  passwordMatches,
  type TenantContext,
  tokenHash,
} from '#platform';
import { ApiConfig } from '../api.config.js';
import type { SessionResponse } from './session.response.js';
import type { StartSessionRequest } from './start-session.request.js';

export type StartedSession = { readonly token: string; readonly session: SessionResponse };

/** Starts a session for whoever knows a password or holds a letter. */
@Injectable()
export class StartSession {
  /** Hashed once, so that an unknown address takes as long as a known one. */
  private readonly nobody = passwordHash(newToken());

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: ApiConfig,
  ) {}

  async execute(context: TenantContext, request: StartSessionRequest): Promise<StartedSession> {
    const account = request.letterCode ?? request.email?.toLowerCase() ?? '';
    const accountRef = keyedHash(this.config.values.voterKeySecret, 'sign-in', account);
    const credential = await this.unitOfWork.run(context.tenant, async (stores) => {
      await refuseWhenTooMany(stores, accountRef);
      return this.credentialOf(stores, request);
    });
    // Outside the transaction: hashing takes long and must not hold a connection.
    if (!(await this.matches(credential, request)) || credential === null) {
      await this.unitOfWork.run(context.tenant, async ({ clock, signIn }) => {
        await signIn.insertFailure(accountRef, await clock.now());
      });
      throw new SignInRefusedError();
    }
    return this.unitOfWork.run(context.tenant, (stores) =>
      startFor(stores, credential.personId, context.requestId),
    );
  }

  private credentialOf({ signIn }: Stores, request: StartSessionRequest) {
    return request.letterCode === undefined
      ? signIn.findPassword(request.email?.toLowerCase() ?? '')
      : signIn.findLetterCode(tokenHash(normaliseLetterCode(request.letterCode)));
  }

  private async matches(credential: Credential | null, request: StartSessionRequest) {
    const isKnown = credential !== null && (!credential.isDemo || this.config.values.isDemo);
    if (request.letterCode !== undefined) return isKnown;
    const hash = isKnown ? credential.secretHash : await this.nobody;
    return (await passwordMatches(request.password ?? '', hash)) && isKnown;
  }
}

async function refuseWhenTooMany({ clock, signIn }: Stores, accountRef: string): Promise<void> {
  const since = new Date((await clock.now()).getTime() - SIGN_IN_WINDOW_MINUTES * 60_000);
  if ((await signIn.countFailures(accountRef, since)) >= SIGN_IN_FAILURES_MAX) {
    throw new TooManySignInsError();
  }
}

async function startFor(
  { audit, clock, people, signIn }: Stores,
  personId: string,
  origin: string,
): Promise<StartedSession> {
  const now = await clock.now();
  const token = newToken();
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  await signIn.insertSession({ tokenHash: tokenHash(token), personId, expiresAt });
  const memberships = membershipsOn(await people.membershipsOf(personId), localDay(now));
  // A resident's sign-in is not recorded: beside the roll it would date the vote.
  if (memberships.some(({ role }) => role !== 'resident')) {
    await audit.record({
      actor: `person:${personId}`,
      action: 'start-session',
      subjectType: 'person',
      subjectId: personId,
      origin,
    });
  }
  return {
    token,
    session: {
      personId,
      name: (await people.find(personId))?.name ?? null,
      roles: memberships.map(({ role, wijkteamId }) => ({ role, wijkteamId })),
    },
  };
}
