import { ApiProperty } from '@nestjs/swagger';
import type { AwardKind } from '#domain';
import type { AwardLetter, AwardLetterEntry } from '#persistence';
import { wireCents } from '#platform';

const DAY = { type: 'string', format: 'date' } as const;

/** A letter as everybody may know of it: whose it is, and what was said to them, is not in it. */
export class AwardLetterEntryResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  /** The year and a number in it, such as `2026-0001`. */
  readonly number!: string;
  /** award: the initiative gets the money. refusal: it does not. */
  readonly kind!: AwardKind;
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  /** What the initiative was called. */
  readonly title!: string;
  /** What it gets, in cents; null in a refusal. */
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true })
  readonly amountCents!: number | null;
  /** The day on which the decision was made known. */
  @ApiProperty(DAY)
  readonly announcedOn!: string;
  /** The last day for an objection (Awb 6:7, 6:8). */
  @ApiProperty(DAY)
  readonly objectionUntilOn!: string;
  /** Whether an objection to it is being dealt with. The decision stays in force (Awb 6:16). */
  readonly isUnderObjection!: boolean;
  /** The SHA-256 of its facts and texts, in hex. */
  readonly hash!: string;

  static entryOf(letter: AwardLetterEntry): AwardLetterEntryResponse {
    return entryFields(letter);
  }
}

/** A letter in full, in both languages. */
export class AwardLetterResponse extends AwardLetterEntryResponse {
  /** The letter in Dutch. */
  readonly textNl!: string;
  /** The letter in English. */
  readonly textEn!: string;
  /** The facts that the texts were made of, as the canonical JSON that the hash begins with. */
  readonly facts!: string;

  static of(letter: AwardLetter): AwardLetterResponse {
    const { texts, facts } = letter;
    return {
      ...entryFields(letter),
      ...{ textNl: texts.nl, textEn: texts.en, facts },
    };
  }
}

function entryFields(letter: AwardLetterEntry) {
  const { id, number, kind, roundId, initiativeId, title, amountCents } = letter;
  const { announcedOn, objectionUntilOn, isUnderObjection, hash } = letter;
  return {
    ...{ id, number, kind, roundId, initiativeId, title },
    amountCents: amountCents === null ? null : wireCents(amountCents),
    ...{ announcedOn, objectionUntilOn, isUnderObjection, hash },
  };
}
