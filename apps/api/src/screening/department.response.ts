import { ApiProperty } from '@nestjs/swagger';
import type { DepartmentMember, KnownDepartment } from '#persistence';

/** A department that advises on initiatives, as everybody may know it. */
export class DepartmentResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  readonly name!: string;
  readonly contactEmail!: string;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly wijkteamId!: string | null;
  /** Its ETag, needed to change it. */
  @ApiProperty({ type: 'integer' })
  readonly version!: number;

  static of({ id, name, contactEmail, wijkteamId, version }: KnownDepartment): DepartmentResponse {
    return { id, name, contactEmail, wijkteamId, version };
  }
}

export class DepartmentMemberResponse {
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  readonly name!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly joinedAt!: string;

  static of({ personId, name, joinedAt }: DepartmentMember): DepartmentMemberResponse {
    return { personId, name, joinedAt: joinedAt.toISOString() };
  }
}
