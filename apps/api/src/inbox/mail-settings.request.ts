import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';
import {
  MAIL_LANGUAGES,
  type MailLanguage,
  type MailSettings,
  NOTICE_TIMINGS,
  type NoticeTiming,
} from '#domain';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const CLOCK_MESSAGE = { message: '$property must be a time such as 21:00' };

function IsTiming(): PropertyDecorator {
  return (target, property) => {
    ApiPropertyOptional({ enum: NOTICE_TIMINGS })(target, property);
    IsOptional()(target, property);
    IsIn(NOTICE_TIMINGS)(target, property);
  };
}

/** When mail about each topic comes; what is not sent stays as it is. */
export class TimingsRequest {
  @IsTiming()
  readonly initiatives?: NoticeTiming;
  @IsTiming()
  readonly outcomes?: NoticeTiming;
  @IsTiming()
  readonly comments?: NoticeTiming;
  @IsTiming()
  readonly reminders?: NoticeTiming;
  @IsTiming()
  readonly progress?: NoticeTiming;
  @IsTiming()
  readonly promises?: NoticeTiming;
  @IsTiming()
  readonly work?: NoticeTiming;
}

/** What is not sent stays as it is. */
export class ChangeMailSettingsRequest {
  /** The language of mail and letters. */
  @ApiPropertyOptional({ enum: MAIL_LANGUAGES })
  @IsOptional()
  @IsIn(MAIL_LANGUAGES)
  readonly language?: MailLanguage;

  /** The time by the clock from which no mail is sent, such as 21:00. The same as quietUntil: never quiet. */
  @IsOptional()
  @Matches(CLOCK, CLOCK_MESSAGE)
  readonly quietFrom?: string;

  /** The time by the clock at which mail is sent again. */
  @IsOptional()
  @Matches(CLOCK, CLOCK_MESSAGE)
  readonly quietUntil?: string;

  /** Without e-mail: a letter also about what would stand in the inbox only. */
  @IsOptional()
  @IsBoolean()
  readonly wantsLetters?: boolean;

  /** A reminder shortly before a voting closes, if no vote was cast. */
  @IsOptional()
  @IsBoolean()
  readonly wantsVoteReminders?: boolean;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TimingsRequest)
  readonly timings?: TimingsRequest;
}

/** The settings as they are after a valid request. */
export function settingsAfter(
  before: MailSettings,
  request: ChangeMailSettingsRequest,
): MailSettings {
  const { language, quietFrom, quietUntil, wantsLetters, wantsVoteReminders, timings } = request;
  return {
    ...before,
    language: language ?? before.language,
    quiet: { from: quietFrom ?? before.quiet.from, until: quietUntil ?? before.quiet.until },
    wantsLetters: wantsLetters ?? before.wantsLetters,
    wantsVoteReminders: wantsVoteReminders ?? before.wantsVoteReminders,
    timings: { ...before.timings, ...withoutUnset(timings ?? {}) },
  };
}

function withoutUnset(timings: TimingsRequest): Partial<MailSettings['timings']> {
  const sent = Object.entries(timings).filter(([, timing]) => timing !== undefined);
  return Object.fromEntries(sent);
}
