import { ApiProperty } from '@nestjs/swagger';
import {
  type SimulatedOutcome,
  type SimulatedWinner,
  TALLY_RULES,
  type TallyRule,
  type TallyRuleName,
  TIE_CRITERIA,
  type TieCriterion,
} from '#domain';
import { wireCents } from '#platform';

/** A rule as it was counted by. */
export class SimulatedRuleResponse {
  @ApiProperty({ enum: TALLY_RULES })
  readonly rule!: TallyRuleName;
  /** The fewest votes (or points) that an initiative needs; null for none. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly threshold!: number | null;
  /** What decides between equal initiatives, in this order. */
  @ApiProperty({ enum: TIE_CRITERIA, isArray: true })
  readonly ties!: TieCriterion[];
  /** The unit of money per voter, in cents; null where the rule has its own or needs none. */
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true })
  readonly unitCents!: number | null;
  /** What the lot is drawn from; null where no lot is drawn. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly seed!: string | null;
  /** Whether what the limits of the round leave over goes to the others by score. */
  readonly leftoverByScore!: boolean;

  static of({ unitCents, ...rule }: TallyRule): SimulatedRuleResponse {
    return {
      rule: rule.rule,
      threshold: rule.threshold,
      ties: [...rule.ties],
      unitCents: unitCents === undefined ? null : wireCents(unitCents),
      seed: rule.seed ?? null,
      leftoverByScore: rule.leftoverByScore ?? false,
    };
  }
}

/** An initiative on the ballot paper of the round. */
export class SimulatedWinnerResponse {
  /** The code that the count knows the initiative by. */
  readonly code!: string;
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
}

/** What the ballots of the round would have come to under a rule. */
export class SimulatedOutcomeResponse {
  readonly rule!: SimulatedRuleResponse;
  /** Why these ballots cannot be counted by it; null when they can. */
  @ApiProperty({ type: 'string', nullable: true })
  readonly refusal!: string | null;
  /** In order of selection. */
  readonly winners!: SimulatedWinnerResponse[];
  /** What the winners cost together, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly spentCents!: number;
  /** What is left of the budget of the round, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly leftoverCents!: number;
  /** The ballots that name at least one initiative. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly ballotsWithChoices!: number | null;
  /** The ballots that name at least one funded initiative. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly votersWithFundedChoice!: number | null;
  /** The initiatives whose supporters are owed more (EJR+ up to one project); null on ballots with points. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly ejrPlusViolations!: number | null;
  /** Winners here that did not win in the count of the round. */
  readonly onlyHere!: SimulatedWinnerResponse[];
  /** Winners of the count of the round that do not win here. */
  readonly onlyInRound!: SimulatedWinnerResponse[];

  static of(simulated: SimulatedOutcome): SimulatedOutcomeResponse {
    const { fairness } = simulated;
    return {
      rule: SimulatedRuleResponse.of(simulated.rule),
      refusal: simulated.refusal,
      winners: listOf(simulated.winners),
      spentCents: wireCents(simulated.spentCents),
      leftoverCents: wireCents(simulated.leftoverCents),
      ballotsWithChoices: fairness?.ballotsWithChoices ?? null,
      votersWithFundedChoice: fairness?.votersWithFundedChoice ?? null,
      ejrPlusViolations: fairness?.ejrPlusViolations ?? null,
      onlyHere: listOf(simulated.onlyHere),
      onlyInRound: listOf(simulated.onlyInRound),
    };
  }
}

function listOf(winners: readonly SimulatedWinner[]): SimulatedWinnerResponse[] {
  return winners.map(({ code, initiativeId }) => ({ code, initiativeId }));
}
