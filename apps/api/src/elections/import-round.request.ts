import { IsOptional, IsString, IsUUID, Length } from 'class-validator';

export class ImportRoundRequest {
  /** The wijkteam that holds the round. */
  @IsUUID()
  readonly wijkteamId!: string;

  /** The budget that pays for it. It can be named later, until money is allocated. */
  @IsOptional()
  @IsUUID()
  readonly budgetId?: string;

  /** What the round is called; otherwise what the file calls itself. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly title?: string;
}
