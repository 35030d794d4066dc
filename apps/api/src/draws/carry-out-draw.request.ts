import { IsString, Length } from 'class-validator';
import { PUBLIC_VALUE_LENGTH_MAX } from '#domain';

export class CarryOutDrawRequest {
  /** The secret that was sealed when the draw was announced. It is published now. */
  @IsString()
  @Length(1, 200)
  readonly secret!: string;

  /** The public value, in the form that was announced. */
  @IsString()
  @Length(1, PUBLIC_VALUE_LENGTH_MAX)
  readonly publicValue!: string;
}
