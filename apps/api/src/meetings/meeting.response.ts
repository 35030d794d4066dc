import { ApiProperty } from '@nestjs/swagger';
import {
  type Meeting,
  MEETING_KINDS,
  MEETING_STATES,
  type MeetingKind,
  type MeetingState,
  type TeamDecisionRules,
  type TeamSeat,
} from '#domain';

/** A share, as a fraction. */
export class QuorumShareResponse {
  @ApiProperty({ type: 'integer' })
  readonly numerator!: number;
  @ApiProperty({ type: 'integer' })
  readonly denominator!: number;
}

/** How the meeting decides. */
export class DecisionRulesResponse {
  /** The share of the voting seats that has to be there, rounded up; null: no such share. */
  @ApiProperty({ type: () => QuorumShareResponse, nullable: true })
  readonly quorum!: QuorumShareResponse | null;
  /** How many have to be there at least; null: no such number. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly quorumMin!: number | null;
  readonly majority!: string;
  readonly form!: string;
  readonly castingVote!: boolean;
  readonly recusedCountInQuorum!: boolean;
  readonly professionalsVote!: boolean;
  readonly writtenProcedure!: boolean;

  static of(rules: TeamDecisionRules): DecisionRulesResponse {
    const { quorum, quorumMin, majority, form } = rules;
    const { castingVote, recusedCountInQuorum, professionalsVote, writtenProcedure } = rules;
    return {
      quorum,
      quorumMin,
      majority,
      form,
      castingVote,
      recusedCountInQuorum,
      professionalsVote,
      writtenProcedure,
    };
  }
}

/** A seat at the meeting. */
export class MeetingSeatResponse {
  /** What the seat is called in the minutes, such as `member-2`. */
  readonly label!: string;
  /** Only where its holder agreed to that. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly name!: string | null;
  readonly role!: string;
  readonly isVoting!: boolean;
  /** Whether its holder is there now. */
  readonly isPresent!: boolean;
}

/** A meeting of a wijkteam, or a written procedure. */
export class MeetingResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly wijkteamId!: string;
  @ApiProperty({ enum: MEETING_KINDS })
  readonly kind!: MeetingKind;
  readonly title!: string;
  readonly place!: string;
  @ApiProperty({ format: 'date-time' })
  readonly startsAt!: string;
  /** When a written procedure ends. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly closesAt!: string | null;
  @ApiProperty({ enum: MEETING_STATES })
  readonly state!: MeetingState;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly openedAt!: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly closedAt!: string | null;
  /** By which rules it decides; fixed when it opens. */
  @ApiProperty({ type: () => DecisionRulesResponse, nullable: true })
  readonly rules!: DecisionRulesResponse | null;
  @ApiProperty({ type: 'integer' })
  readonly version!: number;

  static of(meeting: Meeting): MeetingResponse {
    return fieldsOf(meeting);
  }
}

/** A meeting with its seats; there are none before it opens. */
export class MeetingWithSeatsResponse extends MeetingResponse {
  readonly seats!: MeetingSeatResponse[];

  static withSeats(
    meeting: Meeting,
    seats: readonly (TeamSeat & { readonly name: string | null; readonly isPresent: boolean })[],
  ): MeetingWithSeatsResponse {
    return {
      ...fieldsOf(meeting),
      seats: seats.map(({ label, name, role, isVoting, isPresent }) => ({
        label,
        name,
        role,
        isVoting,
        isPresent,
      })),
    };
  }
}

/** What is shown of a meeting, as plain data. */
function fieldsOf(meeting: Meeting): {
  -readonly [Name in keyof MeetingResponse]: MeetingResponse[Name];
} {
  const { id, wijkteamId, kind, title, place, startsAt, closesAt, state, version } = meeting;
  return {
    ...{ id, wijkteamId, kind, title, place, state, version },
    startsAt: startsAt.toISOString(),
    closesAt: closesAt?.toISOString() ?? null,
    openedAt: meeting.openedAt?.toISOString() ?? null,
    closedAt: meeting.closedAt?.toISOString() ?? null,
    rules: meeting.rules === null ? null : DecisionRulesResponse.of(meeting.rules),
  };
}
