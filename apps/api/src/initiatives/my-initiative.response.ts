import { ApiProperty } from '@nestjs/swagger';
import {
  type Initiative,
  OPEN_POINTS,
  type OpenPoint,
  type OpenPointName,
  openPoints,
} from '#domain';
import { type Language, openPointText } from '#wording';
import { InitiativeResponse } from './initiative.response.js';

/** Something that a plan does not tell yet. */
export class OpenPointResponse {
  @ApiProperty({ enum: OPEN_POINTS })
  readonly name!: OpenPointName;
  /** The field of the plan in which to tell it. */
  readonly field!: string;
  /** Whether the plan cannot be submitted without it. */
  readonly isRequired!: boolean;
  /** What to do, in plain words. */
  readonly text!: string;

  static of(point: OpenPoint, language: Language): OpenPointResponse {
    return { ...point, text: openPointText(point.name, language) };
  }
}

/** What is still open in a plan; what it cannot be submitted without comes first. */
export class OpenPointsResponse {
  /** Whether it can be submitted as it is, as far as the plan itself goes. */
  readonly isComplete!: boolean;
  readonly points!: OpenPointResponse[];

  static of(initiative: Initiative, language: Language): OpenPointsResponse {
    const points = openPoints(initiative);
    return {
      isComplete: points.every(({ isRequired }) => !isRequired),
      points: points.map((point) => OpenPointResponse.of(point, language)),
    };
  }
}

/** An initiative as those who make it see it. */
export class MyInitiativeResponse extends InitiativeResponse {
  /** As what one makes it. */
  @ApiProperty({ enum: ['proposer', 'co-initiator'] })
  readonly role!: 'proposer' | 'co-initiator';
  /** When it was written last. */
  @ApiProperty({ format: 'date-time' })
  readonly savedAt!: string;
  /** What to send as If-Match to change it. */
  readonly etag!: string;
  /** What a draft does not tell yet; empty once it was submitted. */
  readonly openPoints!: OpenPointResponse[];

  static ofMine(
    initiative: Initiative,
    personId: string,
    language: Language,
  ): MyInitiativeResponse {
    const points = initiative.state === 'draft' ? openPoints(initiative) : [];
    const role: MyInitiativeResponse['role'] =
      initiative.proposedBy === personId ? 'proposer' : 'co-initiator';
    return Object.assign(InitiativeResponse.of(initiative), {
      role,
      savedAt: initiative.savedAt.toISOString(),
      etag: `"${initiative.version}"`,
      openPoints: points.map((point) => OpenPointResponse.of(point, language)),
    });
  }
}
