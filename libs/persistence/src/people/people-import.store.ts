import type { EntityManager } from 'typeorm';
import type { RecordedMembership } from '#domain';
import type { Person } from './people.store.js';
import { MembershipRow, PersonRow } from './person.row.js';
import { CredentialRow } from './sign-in.row.js';

/** How somebody signs in, as it is kept: never the secret itself. */
export type NewCredential = {
  readonly id: string;
  readonly personId: string;
  readonly kind: 'password' | 'letter-code';
  readonly secretHash: string;
  readonly isDemo: boolean;
};

/** How many rows one statement writes; its parameters have to stay below 65,536. */
const CHUNK = 1_000;

/** Writes many people at once, such as all residents who got a letter. */
export class PeopleImportStore {
  constructor(private readonly manager: EntityManager) {}

  async insertPeople(people: readonly Person[]): Promise<void> {
    for (const chunk of chunksOf(people)) await this.manager.insert(PersonRow, chunk);
  }

  async insertMemberships(memberships: readonly RecordedMembership[]): Promise<void> {
    for (const chunk of chunksOf(memberships)) await this.manager.insert(MembershipRow, chunk);
  }

  async insertCredentials(credentials: readonly NewCredential[]): Promise<void> {
    for (const chunk of chunksOf(credentials)) await this.manager.insert(CredentialRow, chunk);
  }
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
