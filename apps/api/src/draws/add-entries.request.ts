import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** About 200 bytes each: what fits in one request. A long list is sent in parts. */
const ENTRIES_MAX = 5_000;

export class DrawEntryRequest {
  /** Stands for somebody: letters, digits and dashes. It is published. */
  @IsString()
  @MaxLength(80)
  readonly code!: string;

  /** The group that the lot is drawn in; empty where the draw has none. It is published. */
  @IsOptional()
  @IsString()
  @MaxLength(160)
  readonly stratum?: string;

  /** Whose lot it is, where that is known here. It is not published. */
  @IsOptional()
  @IsUUID()
  readonly personId?: string | null;
}

export class AddEntriesRequest {
  /** The lots to add; up to 5,000 at a time. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(ENTRIES_MAX)
  @ValidateNested({ each: true })
  @Type(() => DrawEntryRequest)
  readonly entries!: DrawEntryRequest[];
}
