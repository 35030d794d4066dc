import { ApiProperty } from '@nestjs/swagger';
import type { Case, ContactAssignment, PublicContact, Workload } from '#persistence';

const DAY = { type: 'string', format: 'date', nullable: true } as const;

/** The contact person of an initiative: a public office, with the mailbox of a department. */
export class ContactPersonResponse {
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  readonly name!: string | null;
  readonly department!: string | null;
  readonly contactEmail!: string | null;

  static of({ personId, name, department, contactEmail }: PublicContact): ContactPersonResponse {
    return { personId, name, department, contactEmail };
  }
}

/** Who was the contact person of an initiative, and why it went to this person. */
export class ContactAssignmentResponse {
  /** From 1; the highest is who has it now. */
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  readonly name!: string | null;
  /** rule: the one with the least open work. */
  @ApiProperty({ enum: ['hand', 'rule'] })
  readonly way!: 'hand' | 'rule';
  readonly reason!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly assignedAt!: string;

  static of({ assignedAt, ...rest }: ContactAssignment): ContactAssignmentResponse {
    return { ...rest, assignedAt: assignedAt.toISOString() };
  }
}

/** What a contact person has on the desk. */
export class WorkloadResponse {
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  readonly name!: string | null;
  /** How many initiatives that are not over. */
  @ApiProperty({ type: 'integer' })
  readonly openCount!: number;
  /** How many of them have a term that passed. */
  @ApiProperty({ type: 'integer' })
  readonly overdueCount!: number;
  /** The first day on which a term of them ends. */
  @ApiProperty(DAY)
  readonly firstDueOn!: string | null;

  static of({ personId, name, openCount, overdueCount, firstDueOn }: Workload): WorkloadResponse {
    return { personId, name, openCount, overdueCount, firstDueOn };
  }
}

/** Something on one's own desk. */
export class CaseResponse {
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  readonly title!: string;
  readonly state!: string;
  /** Why it is on your desk: as its contact person, or because your department was asked. */
  @ApiProperty({ enum: ['contact-person', 'adviser'] })
  readonly role!: 'contact-person' | 'adviser';
  /** The advice that is asked of your department. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly adviceId!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly sinceAt!: string;
  /** The last day to answer; null while no term runs. */
  @ApiProperty(DAY)
  readonly dueOn!: string | null;
  readonly isOverdue!: boolean;
  /** Whether a reminder was given: its end is near. */
  readonly isReminded!: boolean;

  static of({ since, as: role, ...rest }: Case): CaseResponse {
    return { ...rest, role, sinceAt: since.toISOString() };
  }
}
