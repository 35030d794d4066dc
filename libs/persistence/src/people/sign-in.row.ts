import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'credential' })
@Unique('credential_once', ['personId', 'kind'])
@Index('credential_letter_code', ['municipalityId', 'secretHash'], {
  unique: true,
  where: `kind = 'letter-code'`,
})
@Check('credential_kind', `kind IN ('password', 'letter-code')`)
@ForeignKey('PersonRow', ['municipalityId', 'personId'], ['municipalityId', 'id'], {
  name: 'credential_person',
})
export class CredentialRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'credential_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'credential_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: 'password' | 'letter-code';
  @Column('text', { name: 'secret_hash' }) secretHash!: string;
  @Column('boolean', { name: 'is_demo', default: false }) isDemo!: boolean;
}

@Entity({ name: 'session' })
@Index('session_expiry', ['expiresAt'])
@ForeignKey('PersonRow', ['municipalityId', 'personId'], ['municipalityId', 'id'], {
  name: 'session_person',
})
export class SessionRow {
  @PrimaryColumn('text', { name: 'token_hash', primaryKeyConstraintName: 'session_pkey' })
  tokenHash!: string;

  @ForeignKey('MunicipalityRow', { name: 'session_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
}

@Entity({ name: 'api_token' })
@Unique('api_token_hash', ['tokenHash'])
@Check('api_token_permissions', 'cardinality(permissions) > 0')
export class ApiTokenRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'api_token_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'api_token_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') name!: string;
  @Column('text', { name: 'token_hash' }) tokenHash!: string;
  @Column('text', { array: true }) permissions!: string[];
  @Column('boolean', { name: 'is_demo', default: false }) isDemo!: boolean;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt!: Date | null;
}

@Entity({ name: 'sign_in_failure' })
@Index('sign_in_failure_recent', ['accountRef', 'failedAt'])
export class SignInFailureRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'sign_in_failure_pkey',
  })
  id!: string;

  @ForeignKey('MunicipalityRow', { name: 'sign_in_failure_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text', { name: 'account_ref' }) accountRef!: string;
  @Column('timestamptz', { name: 'failed_at' }) failedAt!: Date;
}
