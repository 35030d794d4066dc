import { IsString, Length } from 'class-validator';

export class CancelDrawRequest {
  /** Why there will be no draw. It is published. */
  @IsString()
  @Length(1, 2000)
  readonly reason!: string;
}
