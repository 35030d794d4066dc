import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AnsweredAs, CommentKind, CommentState, ModerationKind } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'comment' })
@Unique('comment_within', ['municipalityId', 'id'])
@Unique('comment_in_initiative', ['municipalityId', 'initiativeId', 'id'])
@Index('comment_of_initiative', ['initiativeId', 'writtenAt', 'id'], {
  where: 'parent_id IS NULL',
})
@Index('comment_of_parent', ['parentId', 'writtenAt', 'id'], { where: 'parent_id IS NOT NULL' })
@Index('comment_of_writer', ['writtenBy', 'writtenAt'])
@Check('comment_kind', `kind IN ('comment', 'question', 'answer')`)
@Check('comment_one_level', `(kind = 'answer') = (parent_id IS NOT NULL)`)
@Check(
  'comment_answered_as',
  `answered_as IS NULL OR (answered_as IN ('initiator', 'contact-person') AND kind = 'answer')`,
)
@Check('comment_state', `state IN ('shown', 'hidden', 'removed')`)
@Check(
  'comment_removed',
  `(state = 'removed') = (text IS NULL) AND (state = 'removed') = (removed_at IS NOT NULL)`,
)
@Check('comment_text', 'length(text) BETWEEN 1 AND 2000')
@ForeignKey('InitiativeRow', ['municipalityId', 'initiativeId'], ['municipalityId', 'id'], {
  name: 'comment_initiative',
})
@ForeignKey(
  'CommentRow',
  ['municipalityId', 'initiativeId', 'parentId'],
  ['municipalityId', 'initiativeId', 'id'],
  { name: 'comment_parent' },
)
@ForeignKey('PersonRow', ['municipalityId', 'writtenBy'], ['municipalityId', 'id'], {
  name: 'comment_writer',
})
export class CommentRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'comment_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'comment_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'initiative_id' }) initiativeId!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text') kind!: CommentKind;
  @Column('text', { nullable: true }) text!: string | null;
  @Column('text', { name: 'answered_as', nullable: true }) answeredAs!: AnsweredAs | null;
  @Column('text', { default: 'shown' }) state!: CommentState;
  @Column('uuid', { name: 'written_by' }) writtenBy!: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt!: Date;
  @Column('timestamptz', { name: 'edited_at', nullable: true }) editedAt!: Date | null;
  @Column('timestamptz', { name: 'removed_at', nullable: true }) removedAt!: Date | null;
  @Column('int', { default: 1 }) version!: number;
}

@Entity({ name: 'comment_edit' })
@Check('comment_edit_number', 'number > 0')
@Check('comment_edit_text', 'length(earlier_text) BETWEEN 1 AND 2000')
@ForeignKey('CommentRow', ['municipalityId', 'commentId'], ['municipalityId', 'id'], {
  name: 'comment_edit_comment',
})
export class CommentEditRow {
  @PrimaryColumn('uuid', { name: 'comment_id', primaryKeyConstraintName: 'comment_edit_pkey' })
  commentId!: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'comment_edit_pkey' }) number!: number;

  @ForeignKey('MunicipalityRow', { name: 'comment_edit_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text', { name: 'earlier_text' }) earlierText!: string;
  @Column('timestamptz', { name: 'edited_at' }) editedAt!: Date;
}

@Entity({ name: 'comment_report' })
@Index('comment_report_of_person', ['reportedBy', 'reportedAt'])
@Check('comment_report_reason', 'length(reason) BETWEEN 1 AND 500')
@ForeignKey('CommentRow', ['municipalityId', 'commentId'], ['municipalityId', 'id'], {
  name: 'comment_report_comment',
})
@ForeignKey('PersonRow', ['municipalityId', 'reportedBy'], ['municipalityId', 'id'], {
  name: 'comment_report_person',
})
export class CommentReportRow {
  @PrimaryColumn('uuid', { name: 'comment_id', primaryKeyConstraintName: 'comment_report_pkey' })
  commentId!: string;

  @PrimaryColumn('uuid', { name: 'reported_by', primaryKeyConstraintName: 'comment_report_pkey' })
  reportedBy!: string;

  @ForeignKey('MunicipalityRow', { name: 'comment_report_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') reason!: string;
  @Column('timestamptz', { name: 'reported_at' }) reportedAt!: Date;
}

@Entity({ name: 'comment_moderation' })
@Index('comment_moderation_appeal_once', ['commentId'], {
  unique: true,
  where: `kind = 'appealed'`,
})
@Check(
  'comment_moderation_kind',
  `kind IN ('kept', 'hidden', 'appealed', 'appeal-granted', 'appeal-refused')`,
)
@Check('comment_moderation_reason', 'length(reason) BETWEEN 10 AND 2000')
@ForeignKey('CommentRow', ['municipalityId', 'commentId'], ['municipalityId', 'id'], {
  name: 'comment_moderation_comment',
})
@ForeignKey('PersonRow', ['municipalityId', 'takenBy'], ['municipalityId', 'id'], {
  name: 'comment_moderation_person',
})
export class CommentModerationRow {
  @PrimaryColumn('uuid', {
    name: 'comment_id',
    primaryKeyConstraintName: 'comment_moderation_pkey',
  })
  commentId!: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'comment_moderation_pkey' }) number!: number;

  @ForeignKey('MunicipalityRow', { name: 'comment_moderation_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') kind!: ModerationKind;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'taken_by' }) takenBy!: string;
  @Column('timestamptz', { name: 'taken_at' }) takenAt!: Date;
}
