import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  ITEM_EXPLANATION_MAX,
  MINUTES_NOTE_MAX,
  RECUSAL_EXPLANATION_MAX,
  RECUSAL_GROUNDS,
  type RecusalGround,
  VOTE_CHOICES,
  VOTE_REASON_MAX,
  type VoteChoice,
} from '#domain';
import { DecisionContentRequest } from './decision-content.request.js';

/** An item to add to an agenda. */
export class AddAgendaItemRequest {
  /** At most 200 characters. */
  @IsString()
  readonly title!: string;

  @IsOptional()
  @IsString()
  @MaxLength(ITEM_EXPLANATION_MAX)
  readonly explanation?: string;

  /** What is put to the vote; left out for something to talk about only. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DecisionContentRequest)
  readonly decision?: DecisionContentRequest;

  /** The item of an earlier meeting, without a quorum or tied, that is put to the vote again. */
  @IsOptional()
  @IsUUID()
  readonly repeatsItemId?: string;
}

/** That somebody steps aside. */
export class RecordRecusalRequest {
  /** Left out: oneself. */
  @IsOptional()
  @IsUUID()
  readonly personId?: string;

  @ApiProperty({ enum: RECUSAL_GROUNDS })
  @IsIn(RECUSAL_GROUNDS)
  readonly ground!: RecusalGround;

  /** For the wijkteam; needed with the ground `other`. The minutes tell the ground only. */
  @IsOptional()
  @IsString()
  @MaxLength(RECUSAL_EXPLANATION_MAX)
  readonly explanation?: string;
}

/** A vote, or what the secretary hears. */
export class CastTeamVoteRequest {
  /** Left out: oneself. */
  @IsOptional()
  @IsUUID()
  readonly personId?: string;

  /** In the consent form `for` is consent, and `against` an objection. */
  @ApiProperty({ enum: VOTE_CHOICES })
  @IsIn(VOTE_CHOICES)
  readonly choice!: VoteChoice;

  /** Public with the minutes; an objection needs one. */
  @IsOptional()
  @IsString()
  @MaxLength(VOTE_REASON_MAX)
  readonly reason?: string;
}

/** What the secretary adds to the minutes under an item. */
export class AddNoteRequest {
  @IsString()
  @MaxLength(MINUTES_NOTE_MAX)
  readonly text!: string;
}
