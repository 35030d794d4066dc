import { ApiProperty } from '@nestjs/swagger';
import type { SupportRegister } from '#persistence';

/** Which list of residents a wijk has. Who is on it nobody can read. */
export class SupportRegisterResponse {
  readonly wijkteamId!: string;
  readonly entryCount!: number;
  /** 0 while there is no list. */
  readonly version!: number;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly replacedAt!: Date | null;

  static of(wijkteamId: string, register: SupportRegister | null): SupportRegisterResponse {
    const { entryCount = 0, version = 0, replacedAt = null } = register ?? {};
    return { wijkteamId, entryCount, version, replacedAt };
  }
}

/** A code, and for whom: the line of the municipality's own file. */
export class SupportCodeResponse {
  /** The line of the list as it was sent; the heading is line 1. */
  readonly line!: number;
  readonly code!: string;
}

/** Codes that were made together. */
export class SupportCodeBatchResponse {
  readonly id!: string;
  readonly wijkteamId!: string;
  readonly codeCount!: number;
  /** The codes, this one time. Empty when the same request comes again. */
  readonly codes!: SupportCodeResponse[];
}

/** Whether an account is tied to the list of residents. */
export class RegisterTieResponse {
  readonly isTied!: boolean;
}
