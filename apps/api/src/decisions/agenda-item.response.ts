import { ApiProperty } from '@nestjs/swagger';
import { DECISION_OUTCOMES, RECUSAL_GROUNDS, type TeamSeat, VOTE_CHOICES } from '#domain';
import type { ItemRecord, StoredItem, TeamDecisionRecord } from '#persistence';
import { DecisionContentResponse } from './decision-content.response.js';

/** What a wijkteam decided on one item. */
export class TeamDecisionResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly wijkteamId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly meetingId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly itemId!: string;
  @ApiProperty({ enum: DECISION_OUTCOMES })
  readonly outcome!: string;
  /** The voting seats that the quorum is a share of. */
  @ApiProperty({ type: 'integer' })
  readonly seatCount!: number;
  @ApiProperty({ type: 'integer' })
  readonly presentCount!: number;
  @ApiProperty({ type: 'integer' })
  readonly quorumNeeded!: number;
  @ApiProperty({ type: 'integer' })
  readonly forCount!: number;
  @ApiProperty({ type: 'integer' })
  readonly againstCount!: number;
  @ApiProperty({ type: 'integer' })
  readonly abstainCount!: number;
  readonly isByCastingVote!: boolean;
  /** Whether it has been carried out: it is the ground of one thing only. */
  readonly isUsed!: boolean;
  @ApiProperty({ format: 'date-time' })
  readonly decidedAt!: string;
  readonly content!: DecisionContentResponse;
  /** SHA-256 of the text of the content. */
  readonly contentHash!: string;

  static of(decision: TeamDecisionRecord): TeamDecisionResponse {
    const { id, wijkteamId, meetingId, itemId, outcome, isUsed, contentHash } = decision;
    const { seatCount, presentCount, quorumNeeded, forCount, againstCount } = decision;
    return {
      ...{ id, wijkteamId, meetingId, itemId, outcome, isUsed, contentHash },
      ...{ seatCount, presentCount, quorumNeeded, forCount, againstCount },
      abstainCount: decision.abstainCount,
      isByCastingVote: decision.isByCastingVote,
      decidedAt: decision.decidedAt.toISOString(),
      content: DecisionContentResponse.of(decision.content),
    };
  }
}

/** That a seat stepped aside. */
export class RecusalResponse {
  readonly seat!: string;
  @ApiProperty({ enum: RECUSAL_GROUNDS })
  readonly ground!: string;
}

/** What a seat voted. */
export class TeamVoteResponse {
  readonly seat!: string;
  @ApiProperty({ enum: VOTE_CHOICES })
  readonly choice!: string;
  readonly reason!: string;
}

/** An item of an agenda, and what came of it. */
export class AgendaItemResponse {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'uuid' })
  readonly meetingId!: string;
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  readonly title!: string;
  readonly explanation!: string;
  /** The item of an earlier meeting that is put to the vote again. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  readonly repeatsItemId!: string | null;
  /** What is put to the vote; null for something to talk about. */
  @ApiProperty({ type: () => DecisionContentResponse, nullable: true })
  readonly content!: DecisionContentResponse | null;
  /** SHA-256 of the text of the content. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly contentHash!: string | null;
  readonly recusals!: RecusalResponse[];
  /** Shown once the item is decided, so that nobody waits for the others. */
  readonly votes!: TeamVoteResponse[];
  readonly notes!: string[];
  @ApiProperty({ type: () => TeamDecisionResponse, nullable: true })
  readonly decision!: TeamDecisionResponse | null;

  static of(
    item: StoredItem,
    record: ItemRecord,
    given: { readonly seats: readonly TeamSeat[]; readonly decision: TeamDecisionRecord | null },
  ): AgendaItemResponse {
    const { id, meetingId, number, title, explanation, repeatsItemId, content } = item;
    const labels = new Map(given.seats.map(({ personId, label }) => [personId, label]));
    const votes = given.decision === null ? [] : record.votes;
    return {
      ...{ id, meetingId, number, title, explanation, repeatsItemId },
      content: content === null ? null : DecisionContentResponse.of(content),
      contentHash: item.contentHash,
      recusals: record.recusals.map(({ personId, ground }) => ({
        seat: labels.get(personId) ?? '',
        ground,
      })),
      votes: votes.map(({ personId, choice, reason }) => ({
        seat: labels.get(personId) ?? '',
        choice,
        reason,
      })),
      notes: record.notes.map(({ text }) => text),
      decision: given.decision === null ? null : TeamDecisionResponse.of(given.decision),
    };
  }
}
