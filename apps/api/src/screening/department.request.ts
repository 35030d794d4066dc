import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import {
  type Department,
  DEPARTMENT_EMAIL_LENGTH_MAX,
  DEPARTMENT_NAME_LENGTH_MAX,
  tidyLine,
} from '#domain';

export class CreateDepartmentRequest {
  @IsString()
  @MaxLength(DEPARTMENT_NAME_LENGTH_MAX)
  readonly name!: string;

  /** A mailbox of the department, never of a person: it is public. */
  @IsString()
  @MaxLength(DEPARTMENT_EMAIL_LENGTH_MAX)
  readonly contactEmail!: string;

  /** The wijkteam that it serves; null for all of the municipality. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  readonly wijkteamId: string | null = null;
}

/** What is absent stays as it is. */
export class ChangeDepartmentRequest {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(DEPARTMENT_NAME_LENGTH_MAX)
  readonly name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(DEPARTMENT_EMAIL_LENGTH_MAX)
  readonly contactEmail?: string;
}

export class AddDepartmentMemberRequest {
  /** A contact person of the municipality. */
  @IsUUID()
  readonly personId!: string;
}

/** The department that a valid request describes. */
export function departmentOf({ name, contactEmail, wijkteamId }: Department): Department {
  return { name: tidyLine(name), contactEmail: tidyLine(contactEmail).toLowerCase(), wijkteamId };
}
