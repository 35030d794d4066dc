import {
  type Ballot,
  castBallot,
  type Cents,
  type Choice,
  type Initiative,
  openVoting,
  type PaperCandidate,
  requestedAmount,
  type Round,
  sumCents,
  type VotingOpening,
  votingRules,
} from '#domain';
import type { DemoTeam } from './demo-people.js';
import type { DemoInitiative } from './make-initiatives.js';
import { minutesAfter } from './moments.js';
import type { Random } from './random.js';

const NEIGHBOUR_BONUS = 0.25;
const TASTE = 0.45;

/** The opening of the voting over the eligible initiatives of a round, at its planned moment. */
export function openDemoVoting(
  round: Round,
  initiatives: readonly DemoInitiative[],
): VotingOpening {
  const candidates = initiatives
    .map(({ initiative }) => initiative)
    .filter(({ state }) => state === 'eligible')
    .sort((left, right) => left.createdAt.getTime() - right.createdAt.getTime())
    .map((initiative): PaperCandidate => {
      const { id, importedCode, areaId, proposedBy } = initiative;
      const costCents = requestedAmount(initiative);
      return { initiativeId: id, costCents, importedCode, areaId, proposedBy };
    });
  return openVoting(round, candidates, round.timeline.votingOpensAt ?? round.createdAt);
}

/**
 * The ballots of a number of residents, by the rules of the round: everybody likes what is well
 * liked, a little more what is near home, and has a taste of their own.
 */
export function castDemoBallots(
  { round, opening, initiatives }: OpenRound,
  team: DemoTeam,
  { voters, random }: { readonly voters: number; readonly random: Random },
): { readonly voterId: string; readonly ballot: Ballot }[] {
  const ballot = votingRules(round.rules).ballot;
  const voting = {
    ...round,
    ...opening.timeline,
    phase: opening.phase,
    ballot,
    paper: opening.paper,
  };
  const castAt = minutesAfter(opening.timeline.votingOpensAt ?? round.createdAt, 1);
  const electorate = random.sample(team.residents.slice(NOT_VOTED), voters);
  return electorate.map(({ id }) => {
    const home = random.pick(team.buurten).id;
    const choices = choose(wishList(initiatives, home, random), ballot, random);
    return { voterId: id, ballot: castBallot(voting, choices, castAt) };
  });
}

/** The first residents of each wijk keep their vote, so that whoever tries the demo can cast it. */
export const NOT_VOTED = 10;

export type OpenRound = {
  readonly round: Round;
  readonly opening: VotingOpening;
  readonly initiatives: readonly DemoInitiative[];
};

/** The initiatives on the paper, the most liked first. */
function wishList(
  initiatives: readonly DemoInitiative[],
  home: string,
  random: Random,
): Initiative[] {
  return initiatives
    .filter(({ initiative }) => initiative.state === 'eligible')
    .map(({ initiative, appeal }) => {
      const bonus = initiative.areaId === home ? NEIGHBOUR_BONUS : 0;
      return { initiative, liking: appeal + bonus + TASTE * random.bell() };
    })
    .sort((left, right) => right.liking - left.liking)
    .map(({ initiative }) => initiative);
}

/** As many of the wishes as the rules allow, or a few less. */
function choose(
  wishes: readonly Initiative[],
  rules: { readonly choicesMax: number | null; readonly costMaxCents: Cents | null },
  random: Random,
): Choice[] {
  const most = random.whole(1, rules.choicesMax ?? wishes.length);
  const chosen: Initiative[] = [];
  for (const wish of wishes) {
    const cost = sumCents([...chosen, wish].map(requestedAmount));
    const fits = rules.costMaxCents === null || cost <= rules.costMaxCents;
    if (fits && chosen.length < most) chosen.push(wish);
  }
  return chosen.map(({ id }) => ({ initiativeId: id, points: null }));
}
