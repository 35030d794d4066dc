import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CommentOutcome } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

@Entity({ name: 'play_comment' })
@Index('play_comment_of_document', ['documentId', 'writtenAt'])
@Check('play_comment_text', 'length(text) BETWEEN 1 AND 2000')
@Check('play_comment_outcome', `outcome IN ('adopted', 'adopted-partly', 'not-adopted')`)
@Check('play_comment_answer', 'length(answer) BETWEEN 1 AND 2000')
@Check('play_comment_answered', 'num_nonnulls(outcome, answer, answered_at, answered_by) IN (0, 4)')
@ForeignKey('PlayDocumentRow', ['municipalityId', 'documentId'], ['municipalityId', 'id'], {
  name: 'play_comment_document',
})
@ForeignKey('PersonRow', ['municipalityId', 'writtenBy'], ['municipalityId', 'id'], {
  name: 'play_comment_writer',
})
export class PlayCommentRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'play_comment_pkey' }) id!: string;

  @ForeignKey('MunicipalityRow', { name: 'play_comment_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'document_id' }) documentId!: string;
  @Column('uuid', { name: 'written_by' }) writtenBy!: string;
  @Column('text') text!: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt!: Date;
  @Column('text', { nullable: true }) outcome!: CommentOutcome | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  @Column('text', { name: 'answered_by', nullable: true }) answeredBy!: string | null;
}
