import { Injectable } from '@nestjs/common';
import { type Human, identityParts, normaliseLetterCode, type ResidentIdentity } from '#domain';
import { keyedHash, supporterReference } from '#platform';
import { ApiConfig } from '../api.config.js';

/**
 * What stands for people in the database. Each is a keyed hash for one purpose, with a key that is not
 * in the database: who has the database can neither try names nor join one list to another.
 */
@Injectable()
export class SupportRefs {
  constructor(private readonly config: ApiConfig) {}

  /** A resident on the lists of a municipality. */
  residentRef(municipalityId: string, identity: ResidentIdentity): string {
    return this.hash('support-register', municipalityId, ...identityParts(identity));
  }

  /** A human as the supporter of one initiative. */
  supporterRef(initiativeId: string, human: Human): string {
    return supporterReference(this.config.values.voterKeySecret, initiativeId, human);
  }

  /** A code of a letter. */
  codeHash(municipalityId: string, code: string): string {
    return this.hash('support-code', municipalityId, normaliseLetterCode(code));
  }

  /** Where wrong codes come from. */
  placeRef(municipalityId: string, address: string): string {
    return this.hash('support-place', municipalityId, address);
  }

  /** Whose account tries to be tied to a resident. */
  tierRef(personId: string): string {
    return this.hash('support-tier', personId);
  }

  private hash(purpose: string, ...parts: readonly string[]): string {
    return keyedHash(this.config.values.voterKeySecret, purpose, ...parts);
  }
}
