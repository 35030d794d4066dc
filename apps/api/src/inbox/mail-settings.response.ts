import { ApiProperty } from '@nestjs/swagger';
import {
  MAIL_LANGUAGES,
  type MailLanguage,
  type MailSettings,
  NOTICE_TIMINGS,
  type NoticeTiming,
} from '#domain';

const TIMING = { enum: NOTICE_TIMINGS };

/** When mail about each topic comes: at once, in a digest, or never (inbox). */
export class TimingsResponse {
  @ApiProperty(TIMING)
  readonly initiatives!: NoticeTiming;
  @ApiProperty(TIMING)
  readonly outcomes!: NoticeTiming;
  @ApiProperty(TIMING)
  readonly comments!: NoticeTiming;
  @ApiProperty(TIMING)
  readonly reminders!: NoticeTiming;
  @ApiProperty(TIMING)
  readonly progress!: NoticeTiming;
  @ApiProperty(TIMING)
  readonly promises!: NoticeTiming;
  /** Always now: it comes with the work. */
  @ApiProperty(TIMING)
  readonly work!: NoticeTiming;
}

export class MailSettingsResponse {
  @ApiProperty({ enum: MAIL_LANGUAGES })
  readonly language!: MailLanguage;
  /** By the clock of the municipality, such as 21:00. */
  readonly quietFrom!: string;
  readonly quietUntil!: string;
  readonly wantsLetters!: boolean;
  readonly wantsVoteReminders!: boolean;
  readonly timings!: TimingsResponse;

  static of({ language, quiet, wantsLetters, ...rest }: MailSettings): MailSettingsResponse {
    const { wantsVoteReminders, timings } = rest;
    return {
      ...{ language, quietFrom: quiet.from, quietUntil: quiet.until },
      ...{ wantsLetters, wantsVoteReminders, timings },
    };
  }
}
