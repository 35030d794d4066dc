import { ApiProperty } from '@nestjs/swagger';
import {
  NOTICE_KINDS,
  NOTICE_TOPICS,
  NOTICE_TRAITS,
  type NoticeKind,
  type NoticeTopic,
} from '#domain';
import type { InboxNotice } from '#persistence';
import type { Language, NoticeText } from '#wording';

const MOMENT = { type: 'string', format: 'date-time' } as const;

/** A message as it stands in a list. */
export class MyNoticeEntryResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ enum: NOTICE_KINDS })
  readonly kind!: NoticeKind;
  @ApiProperty({ enum: NOTICE_TOPICS })
  readonly topic!: NoticeTopic;
  /** In the language asked for, or else the one that the reader chose. */
  readonly title!: string;
  /** initiative, round, promise or person: what it is about. */
  readonly subjectKind!: 'initiative' | 'round' | 'promise' | 'person';
  @ApiProperty({ format: 'uuid' })
  readonly subjectId!: string;
  @ApiProperty(MOMENT)
  readonly createdAt!: string;
  /** When it was read; null while it is not. */
  @ApiProperty({ ...MOMENT, nullable: true })
  readonly readAt!: string | null;

  static entryOf(notice: InboxNotice, text: NoticeText): MyNoticeEntryResponse {
    return entryFields(notice, text);
  }
}

function entryFields(notice: InboxNotice, { subject: title }: NoticeText): Fields {
  const { id, content, subject, createdAt, readAt } = notice;
  return {
    ...{ id, kind: content.kind, topic: NOTICE_TRAITS[content.kind].topic, title },
    ...{ subjectKind: subject.kind, subjectId: subject.id },
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}

type Fields = Omit<MyNoticeEntryResponse, never>;

/** A part of a message under a heading. */
export class NoticeSectionResponse {
  readonly heading!: string;
  @ApiProperty({ type: [String] })
  readonly paragraphs!: readonly string[];
}

/** A message in full. */
export class MyNoticeResponse extends MyNoticeEntryResponse {
  /** nl or en: the language of the texts. */
  @ApiProperty({ enum: ['nl', 'en'] })
  readonly language!: Language;
  @ApiProperty({ type: [String] })
  readonly paragraphs!: readonly string[];
  @ApiProperty({ type: [NoticeSectionResponse] })
  readonly sections!: readonly NoticeSectionResponse[];

  static of(notice: InboxNotice, text: NoticeText, language: Language): MyNoticeResponse {
    const { paragraphs, sections } = text;
    return { ...entryFields(notice, text), language, paragraphs, sections };
  }
}

/** How many messages are unread. */
export class UnreadCountResponse {
  @ApiProperty({ type: 'integer' })
  readonly unreadCount!: number;
}
