import { IsUUID } from 'class-validator';

export class SayBuurtRequest {
  /** The buurt where one lives. */
  @IsUUID()
  readonly areaId!: string;
}
