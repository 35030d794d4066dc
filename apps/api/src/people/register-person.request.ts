import { IsEmail, IsOptional, IsString, Length } from 'class-validator';
import { NAME_LENGTH_MAX, PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '#domain';

export class RegisterPersonRequest {
  /** The name that colleagues know. */
  @IsString()
  @Length(1, NAME_LENGTH_MAX)
  readonly name!: string;

  /** The address to sign in with; capitals do not matter. It is not shown to anybody. */
  @IsEmail({ allow_utf8_local_part: false })
  @Length(3, 254)
  readonly email!: string;

  /** The password to sign in with; without it the person cannot sign in yet. */
  @IsOptional()
  @IsString()
  @Length(PASSWORD_LENGTH_MIN, PASSWORD_LENGTH_MAX)
  readonly password?: string;
}
