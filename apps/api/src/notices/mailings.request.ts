import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PageQuery } from '#platform';

const LETTER_STATES = ['waiting', 'sent', 'dropped'] as const;
const MAIL_STATES = ['uncertain', 'failed', 'bounced', 'waiting', 'sent', 'dropped'] as const;
const DECISIONS = ['send-again', 'take-as-sent', 'give-up'] as const;

export class ListLettersRequest extends PageQuery {
  @ApiPropertyOptional({ description: 'Which letters.', enum: LETTER_STATES, default: 'waiting' })
  @IsIn(LETTER_STATES)
  readonly state: (typeof LETTER_STATES)[number] = 'waiting';
}

export class ListMailingsRequest extends PageQuery {
  @ApiPropertyOptional({ description: 'Which mail.', enum: MAIL_STATES, default: 'uncertain' })
  @IsIn(MAIL_STATES)
  readonly state: (typeof MAIL_STATES)[number] = 'uncertain';
}

export class DecideMailingRequest {
  /**
   * send-again: it can then arrive twice. take-as-sent: it arrived. give-up: it is left, and what is
   * worth a letter goes on paper.
   */
  @IsIn(DECISIONS)
  readonly decision!: (typeof DECISIONS)[number];
}
