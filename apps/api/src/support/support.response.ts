import { ApiProperty } from '@nestjs/swagger';
import { SUPPORT_CHANNELS, type SupportChannel } from '#domain';
import type { Supporter } from '#persistence';

/** How many support an initiative after what was just done. */
export class SupportCountResponse {
  readonly count!: number;
  /** How many the rules of play ask for; null when they ask for none. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly needed!: number | null;
}

/** How far the support of an initiative is. Who its supporters are is not in it. */
export class SupportProgressResponse {
  readonly initiativeId!: string;
  readonly count!: number;
  /** How many the rules of play ask for; null when they ask for none. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly needed!: number | null;
  /** How old the rules of play ask supporters to be. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly ageMin!: number | null;
  readonly isReached!: boolean;
  /** Whether it can be supported now. */
  readonly isOpen!: boolean;
  /** Until when, exclusive; null while no end is planned. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly untilAt!: Date | null;
  /** What it came to when the support phase ended; null before, and where no support was asked for. */
  @ApiProperty({ type: 'string', enum: ['reached', 'not-reached'], nullable: true })
  readonly outcome!: 'reached' | 'not-reached' | null;
  /** Whether you support it; null for who is not signed in. */
  @ApiProperty({ type: 'boolean', nullable: true })
  readonly isSupportedByYou!: boolean | null;
  /** Whether you follow it; null for who is not signed in. */
  @ApiProperty({ type: 'boolean', nullable: true })
  readonly isFollowedByYou!: boolean | null;
  /** Whether accounts have to be tied to the list of residents first. */
  readonly needsRegisterTie!: boolean;
}

/** Somebody who supports an initiative, for those who verify. */
export class SupporterResponse {
  readonly id!: string;
  @ApiProperty({ type: 'string', enum: SUPPORT_CHANNELS })
  readonly channel!: SupportChannel;
  /** Null for the holder of a code. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly name!: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' })
  readonly supportedAt!: Date;

  static of({ id, channel, name, supportedAt }: Supporter): SupporterResponse {
    return { id, channel, name, supportedAt };
  }
}

/** Whether you follow an initiative. */
export class FollowResponse {
  readonly isFollowedByYou!: boolean;
}
