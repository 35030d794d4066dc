import { ApiProperty } from '@nestjs/swagger';
import type { AuditDetails, RecordedAuditEntry } from '#persistence';

/** One line of the audit trail: who did what to which thing, when and from where. */
export class AuditEntryResponse {
  /** A number that grows; of two entries the higher came later. */
  readonly id!: string;
  @ApiProperty({ format: 'date-time' })
  readonly recordedAt!: string;
  /** `person:` or `machine:` with an id, or `service`. */
  readonly actor!: string;
  /** What was done, such as `release-payment`. */
  readonly action!: string;
  readonly subjectType!: string;
  readonly subjectId!: string;
  /** The id of the request or of the job that did it. */
  readonly origin!: string;
  /** Ids, amounts and states that belong to it. */
  @ApiProperty({
    type: 'object',
    additionalProperties: {
      oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }],
    },
  })
  readonly details!: AuditDetails;

  static of({ at, ...entry }: RecordedAuditEntry): AuditEntryResponse {
    const { id, actor, action, subjectType, subjectId, origin, details } = entry;
    return {
      id,
      recordedAt: at.toISOString(),
      actor,
      action,
      subjectType,
      subjectId,
      origin,
      details,
    };
  }
}
