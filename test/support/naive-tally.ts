import {
  candidatesOf,
  compareTied,
  equalSharesVariant,
  scoreDecimals,
  scoreProjects,
  type SharesVariant,
  type TallyElection,
  type TallyRule,
} from '#domain';
import { fraction } from './fraction.js';
import { naiveAddOne } from './naive-add-one.js';
import { naiveShares } from './naive-equal-shares.js';
import { naivePhragmen } from './naive-phragmen.js';
import { pointTable } from './small-elections.js';

type Places = readonly number[];

/** The winners of any rule by the book, as ids in order of selection: limits, threshold and all. */
export function naiveTally(election: TallyElection, rule: TallyRule): string[] {
  const places = placesFor(election, rule);
  return places.map((place) => election.projects[place]!.id);
}

function placesFor(election: TallyElection, rule: TallyRule): Places {
  const variant = equalSharesVariant(rule.rule);
  if (variant !== null) return sharesPlaces(election, rule, variant);
  if (rule.rule === 'sequential-phragmen@1') {
    return naivePhragmen(election, rule.ties, isOpenFor(election, rule)).winners;
  }
  return greedyPlaces(election, rule);
}

/** Whether a project has enough votes, and all its limits have room for it beside these winners. */
function isOpenFor(
  election: TallyElection,
  { threshold }: TallyRule,
): (place: number, winners: Places) => boolean {
  const scores = scoreProjects(election);
  const least = threshold === null ? -Infinity : threshold * 10 ** scoreDecimals(election.form);
  return (place, winners) =>
    scores[place]! >= least &&
    (election.limits ?? []).every(({ members, costMax, countMax }) => {
      if (!members.includes(place)) return true;
      const within = [...winners, place].filter((one) => members.includes(one));
      return (
        within.length <= (countMax ?? Infinity) &&
        (costMax === null || costOf(election, within) <= costMax)
      );
    });
}

function costOf({ projects }: TallyElection, places: Places): bigint {
  return places.reduce((total, place) => total + projects[place]!.cost, 0n);
}

function sharesPlaces(election: TallyElection, rule: TallyRule, variant: SharesVariant): Places {
  const isOpen = isOpenFor(election, rule);
  const { utility, completion, start } = variant;
  const unit: bigint = rule.unitCents ?? 100n;
  const voters = BigInt(election.ballots.size || 1);
  const endowment =
    start === 'exact'
      ? fraction(election.budget, voters)
      : fraction((election.budget / (voters * unit)) * unit);
  const isExhaustive = completion.startsWith('add1-exhaustive');
  const plan = { utility, ties: rule.ties, start, unit, isExhaustive, isOpen };
  const { winners } = completion.startsWith('add1')
    ? naiveAddOne(election, plan)
    : naiveShares(election, { utility, ties: rule.ties, isOpen }, endowment);
  const shares = completion.endsWith('utilitarian')
    ? addByScore(election, rule, winners)
    : [...winners];
  if (variant.comparison === 'none') return shares;
  const greedy = addByScore(election, rule, []);
  return prefersSecond(election, shares, greedy) ? greedy : shares;
}

function byScore(election: TallyElection, { ties }: TallyRule): number[] {
  return candidatesOf(election, scoreProjects(election))
    .map((candidate, place) => ({ ...candidate, place }))
    .filter(({ score }) => score >= 0)
    .toSorted((left, right) => right.score - left.score || compareTied(ties, left, right))
    .map(({ place }) => place);
}

function addByScore(election: TallyElection, rule: TallyRule, winners: Places): number[] {
  const isOpen = isOpenFor(election, rule);
  return byScore(election, rule).reduce(
    (funded, place) =>
      !funded.includes(place) &&
      isOpen(place, funded) &&
      costOf(election, [...funded, place]) <= election.budget
        ? [...funded, place]
        : funded,
    [...winners],
  );
}

function prefersSecond(election: TallyElection, one: Places, other: Places): boolean {
  const gain = (row: readonly number[], places: Places): number =>
    places.reduce((total, place) => total + row[place]!, 0);
  const leads = pointTable(election).map((row) => gain(row, other) - gain(row, one));
  return leads.filter((lead) => lead > 0).length > leads.filter((lead) => lead < 0).length;
}

function greedyPlaces(election: TallyElection, rule: TallyRule): Places {
  const isOpen = isOpenFor(election, rule);
  const order =
    rule.rule === 'greedy-per-cost@1' ? byScorePerCost(election, rule) : byScore(election, rule);
  const stops = rule.rule === 'greedy-no-skip@1' || rule.rule === 'greedy-reserve-80@1';
  const funded: number[] = [];
  for (const place of order) {
    if (!isOpen(place, funded)) continue;
    const left = election.budget - costOf(election, funded);
    const { cost } = election.projects[place]!;
    const isRescued = rule.rule === 'greedy-reserve-80@1' && left * 5n >= cost * 4n;
    if (cost <= left || isRescued) funded.push(place);
    if (cost > left && stops) break;
  }
  return funded;
}

function byScorePerCost(election: TallyElection, rule: TallyRule): number[] {
  const scores = scoreProjects(election);
  return byScore(election, rule).toSorted((one, other) => {
    const [left, right] = [election.projects[one]!, election.projects[other]!];
    const gap = BigInt(scores[other]!) * left.cost - BigInt(scores[one]!) * right.cost;
    if (gap !== 0n) return gap < 0n ? -1 : 1;
    const [first, second] = candidatesOf({ ...election, projects: [left, right] }, [
      scores[one]!,
      scores[other]!,
    ]);
    return compareTied(rule.ties, first!, second!);
  });
}
