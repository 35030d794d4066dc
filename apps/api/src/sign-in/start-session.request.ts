import { IsEmail, IsOptional, IsString, Length, ValidateIf } from 'class-validator';

export class StartSessionRequest {
  /** The e-mail address of the account; with `password`. */
  @ValidateIf((request: StartSessionRequest) => request.letterCode === undefined)
  @IsEmail()
  readonly email?: string;

  /** The password of the account. */
  @ValidateIf((request: StartSessionRequest) => request.letterCode === undefined)
  @IsString()
  @Length(1, 200)
  readonly password?: string;

  /** The code of a letter, instead of an address and a password. Capitals and dashes do not matter. */
  @IsOptional()
  @IsString()
  @Length(8, 64)
  readonly letterCode?: string;
}
