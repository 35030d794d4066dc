import { ApiProperty } from '@nestjs/swagger';
import {
  openTo,
  PARTICIPATION_MEASURES,
  type ParticipationMeasure,
  ROUND_MODES,
  ROUND_PHASES,
  type RoundMode,
  type RoundPhase,
  WAYS_TO_TAKE_PART,
  type WayToTakePart,
} from '#domain';
import type { ParticipationLine, RunningRound, WijkSummary } from '#persistence';
import type { WholeWijkPage } from './wijk-page.query.js';

const CENTS = { type: 'integer', format: 'int64' } as const;
const WHOLE = { type: 'integer' } as const;
const ID = { format: 'uuid' } as const;

/** How many promises to the wijk were kept. */
export class WijkPromisesResponse {
  @ApiProperty(WHOLE)
  readonly kept!: number;
  @ApiProperty(WHOLE)
  readonly broken!: number;
  @ApiProperty(WHOLE)
  readonly open!: number;
}

/** A wijk in the directory, with the figures of all wijkteams in it together. */
export class WijkSummaryResponse {
  @ApiProperty(ID)
  readonly id!: string;
  readonly name!: string;
  readonly cbsCode!: string | null;
  @ApiProperty(WHOLE)
  readonly buurtCount!: number;
  @ApiProperty(WHOLE)
  readonly wijkteamCount!: number;
  @ApiProperty(WHOLE)
  readonly runningRoundCount!: number;
  /** How many initiatives are in each state; states that none is in are absent. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  readonly initiativeCounts!: Readonly<Record<string, number>>;
  /** What they ask for together, in euro cents. */
  @ApiProperty(CENTS)
  readonly requestedCents!: number;
  /** What they were promised. */
  @ApiProperty(CENTS)
  readonly allocatedCents!: number;
  /** What they were paid. */
  @ApiProperty(CENTS)
  readonly paidCents!: number;
  readonly promises!: WijkPromisesResponse;
  @ApiProperty(WHOLE)
  readonly storyCount!: number;

  static of(wijk: WijkSummary): WijkSummaryResponse {
    return summaryOf(wijk);
  }
}

export class WijkBuurtResponse {
  @ApiProperty(ID)
  readonly id!: string;
  readonly name!: string;
}

export class WijkTeamResponse {
  @ApiProperty(ID)
  readonly id!: string;
  readonly name!: string;
  /** What the team says of itself; empty when it says nothing. */
  readonly description!: string;
}

/** A round that is not over, and what one can do in it now. */
export class WijkRoundResponse {
  @ApiProperty(ID)
  readonly id!: string;
  @ApiProperty(ID)
  readonly wijkteamId!: string;
  readonly title!: string;
  @ApiProperty({ enum: ROUND_MODES })
  readonly mode!: RoundMode;
  @ApiProperty({ enum: ROUND_PHASES })
  readonly phase!: RoundPhase;
  /** What residents can do now: propose, support or vote; null when others are at work. */
  @ApiProperty({ enum: [...WAYS_TO_TAKE_PART, null], type: 'string', nullable: true })
  readonly openTo!: WayToTakePart | null;
  /** Until when; null where no moment is planned. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  readonly openUntilAt!: string | null;

  static of(round: RunningRound): WijkRoundResponse {
    const { id, wijkteamId, title, mode, phase } = round;
    const way = openTo(phase);
    const until = {
      propose: round.submissionClosesAt,
      support: round.supportClosesAt,
      vote: round.votingClosesAt,
    };
    return {
      ...{ id, wijkteamId, title, mode, phase },
      openTo: way,
      openUntilAt: way === null ? null : (until[way]?.toISOString() ?? null),
    };
  }
}

export class WijkInitiativeResponse {
  @ApiProperty(ID)
  readonly id!: string;
  readonly title!: string;
  readonly state!: string;
  @ApiProperty(CENTS)
  readonly allocatedCents!: number;
}

export class WijkStoryResponse {
  @ApiProperty(ID)
  readonly id!: string;
  readonly title!: string;
  @ApiProperty({ format: 'date-time' })
  readonly publishedAt!: string;
}

/** How many people took part, in the last round that is over. */
export class WijkParticipationResponse {
  @ApiProperty(ID)
  readonly roundId!: string;
  readonly roundTitle!: string;
  @ApiProperty({ enum: PARTICIPATION_MEASURES })
  readonly measure!: ParticipationMeasure;
  /** Null where the number is not told. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly people!: number | null;

  static of({
    roundId,
    roundTitle,
    measure,
    people,
  }: ParticipationLine): WijkParticipationResponse {
    return { roundId, roundTitle, measure, people };
  }
}

export class WijkLinkResponse {
  /** What is behind the link. */
  readonly rel!: string;
  /** The path, within this API. */
  readonly href!: string;
}

/** The page of a wijk: everything that happens there, whoever brought it about. Its sender is the wijk. */
export class WijkPageResponse extends WijkSummaryResponse {
  readonly buurten!: WijkBuurtResponse[];
  readonly wijkteams!: WijkTeamResponse[];
  /** The newest rounds that are not over. */
  readonly rounds!: WijkRoundResponse[];
  /** The newest initiatives. */
  readonly initiatives!: WijkInitiativeResponse[];
  /** The newest stories of what came of plans. */
  readonly stories!: WijkStoryResponse[];
  /** Who took part in the last round that is over; buurt by buurt behind the link. */
  readonly participation!: WijkParticipationResponse[];
  readonly links!: WijkLinkResponse[];

  static ofPage({ page, participation }: WholeWijkPage, municipality: string): WijkPageResponse {
    const { summary, buurten, teams, rounds, initiatives, stories } = page;
    const totals = participation.filter(({ part }) => part === 'total');
    return {
      ...summaryOf(summary),
      buurten: buurten.map(({ id, name }) => ({ id, name })),
      wijkteams: teams.map(({ id, name, description }) => ({ id, name, description })),
      rounds: rounds.map((each) => WijkRoundResponse.of(each)),
      initiatives: initiatives.map(({ allocatedCents, ...rest }) => ({
        ...rest,
        allocatedCents: Number(allocatedCents),
      })),
      stories: stories.map(({ id, title, publishedAt }) => ({
        ...{ id, title },
        publishedAt: publishedAt.toISOString(),
      })),
      participation: totals.map((each) => WijkParticipationResponse.of(each)),
      links: linksOf(`/municipalities/${municipality}`, summary.id, participation),
    };
  }
}

function linksOf(
  tenant: string,
  areaId: string,
  [newest]: readonly ParticipationLine[],
): WijkLinkResponse[] {
  return [
    { rel: 'area', href: `${tenant}/areas/${areaId}` },
    { rel: 'stories', href: `${tenant}/stories` },
    { rel: 'open-data', href: `${tenant}/catalogue` },
    ...(newest === undefined
      ? []
      : [{ rel: 'participation', href: `${tenant}/rounds/${newest.roundId}/participation` }]),
  ];
}

/** The figures of a wijk as they are sent. */
function summaryOf(wijk: WijkSummary): {
  readonly [Name in keyof WijkSummaryResponse]: WijkSummaryResponse[Name];
} {
  return {
    id: wijk.id,
    name: wijk.name,
    cbsCode: wijk.cbsCode,
    buurtCount: wijk.buurtCount,
    wijkteamCount: wijk.teamCount,
    runningRoundCount: wijk.runningRoundCount,
    initiativeCounts: wijk.initiativeCounts,
    requestedCents: Number(wijk.requestedCents),
    allocatedCents: Number(wijk.allocatedCents),
    paidCents: Number(wijk.paidCents),
    promises: {
      kept: wijk.promisesKept,
      broken: wijk.promisesBroken,
      open: wijk.promisesOpen,
    },
    storyCount: wijk.storyCount,
  };
}
