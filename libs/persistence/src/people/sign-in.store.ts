import { type EntityManager, LessThan, MoreThan } from 'typeorm';
import type { Permission } from '#domain';
import { PersonRow } from './person.row.js';
import { ApiTokenRow, CredentialRow, SessionRow, SignInFailureRow } from './sign-in.row.js';

export type Credential = {
  readonly personId: string;
  readonly secretHash: string;
  readonly isDemo: boolean;
};

export type ApiToken = {
  readonly id: string;
  readonly permissions: readonly Permission[];
  readonly isDemo: boolean;
};

/** How people and machines show who they are. Holds hashes only, never a secret. */
export class SignInStore {
  constructor(private readonly manager: EntityManager) {}

  async findPassword(email: string): Promise<Credential | null> {
    const person = await this.manager.findOneBy(PersonRow, { email });
    if (person === null) return null;
    return this.manager.findOneBy(CredentialRow, { personId: person.id, kind: 'password' });
  }

  findLetterCode(secretHash: string): Promise<Credential | null> {
    return this.manager.findOneBy(CredentialRow, { secretHash, kind: 'letter-code' });
  }

  async insertCredential(
    credential: Credential & { readonly id: string; readonly kind: 'password' | 'letter-code' },
  ): Promise<void> {
    await this.manager.insert(CredentialRow, credential);
  }

  async insertSession(session: {
    readonly tokenHash: string;
    readonly personId: string;
    readonly expiresAt: Date;
  }): Promise<void> {
    await this.manager.insert(SessionRow, session);
  }

  /** The person of a session that has not expired, or null. */
  async findSession(tokenHash: string, now: Date): Promise<string | null> {
    const row = await this.manager.findOneBy(SessionRow, { tokenHash, expiresAt: MoreThan(now) });
    return row?.personId ?? null;
  }

  async deleteSession(tokenHash: string): Promise<void> {
    await this.manager.delete(SessionRow, { tokenHash });
  }

  async deleteExpired(now: Date, failuresBefore: Date): Promise<void> {
    await this.manager.delete(SessionRow, { expiresAt: LessThan(now) });
    await this.manager.delete(SignInFailureRow, { failedAt: LessThan(failuresBefore) });
  }

  async findApiToken(tokenHash: string, now: Date): Promise<ApiToken | null> {
    const row = await this.manager.findOneBy(ApiTokenRow, { tokenHash });
    if (row === null || (row.expiresAt !== null && row.expiresAt <= now)) return null;
    return { id: row.id, permissions: row.permissions as Permission[], isDemo: row.isDemo };
  }

  async insertApiToken(
    token: ApiToken & {
      readonly name: string;
      readonly tokenHash: string;
      readonly expiresAt: Date | null;
    },
  ): Promise<void> {
    await this.manager.insert(ApiTokenRow, { ...token, permissions: [...token.permissions] });
  }

  countFailures(accountRef: string, since: Date): Promise<number> {
    return this.manager.countBy(SignInFailureRow, { accountRef, failedAt: MoreThan(since) });
  }

  async insertFailure(accountRef: string, failedAt: Date): Promise<void> {
    await this.manager.insert(SignInFailureRow, { accountRef, failedAt });
  }
}
