import { cents } from '#domain';
import { continuousRound } from './continuous-round.js';
import type { DemoStaff, DemoTeam } from './demo-people.js';
import type { DemoGrant, DemoMunicipality } from './demo-types.js';
import { finishedRound } from './finished-round.js';
import { makeComments } from './make-comments.js';
import { makeFigures } from './make-figures.js';
import { makePeople } from './make-people.js';
import { makeWijk } from './make-places.js';
import { makeStories } from './make-stories.js';
import { makeSupports } from './make-supports.js';
import { makeTeamLife } from './make-team-life.js';
import { dayAt, momentAt } from './moments.js';
import { ELSBROEK_PLANS } from './plans-elsbroek.js';
import { LINDENOORD_NEXT_PLANS } from './plans-lindenoord-next.js';
import { openRandom, type Random } from './random.js';
import { runningRound } from './running-round.js';
import { supportedRound } from './supported-round.js';
import type { DemoTeamLife } from './team-life.js';
import { TOWN } from './town-plan.js';

const GRANTED_DAYS = -170;
/** The plans that can look for support now. */
const SOUGHT = [...LINDENOORD_NEXT_PLANS, ...ELSBROEK_PLANS];

/**
 * Lindestad: a town that does not exist, with three wijkteams, a round that runs, one that is over,
 * one that is always open, and one whose plans look for support.
 *
 * The same seed and the same day give the same town, down to the last id. All times follow `now`.
 */
export function makeMunicipality(seed: number, now: Date): DemoMunicipality {
  const random = openRandom(seed);
  const { oudeHaven, lindenoord, elsbroek } = TOWN.wijken;
  const wijken = [oudeHaven, lindenoord, elsbroek].map((plan) =>
    makeWijk(plan, random.fork(plan.name)),
  );
  const { staff, teams, people, memberships, letters, accounts } = makePeople(
    wijken,
    random.fork('people'),
    now,
  );
  const budgets = teams.map((team) => budgetOf(team, staff, random.fork('budgets'), now));
  const lived = budgets.flatMap((funded, index) => {
    const team = teams[index];
    if (team === undefined) return [];
    return [makeTeamLife({ team, staff, funded }, random.fork(`life of ${team.plan.name}`), now)];
  });
  const lives = lived.map(({ life }) => life);
  const rounds = roundsOf({ teams, staff, budgets, lives }, random, now);
  return {
    ...surroundingsOf(rounds, teams, now),
    municipality: {
      id: random.uuid(),
      slug: TOWN.slug,
      name: TOWN.name,
      cbsCode: null,
    },
    areas: wijken.flatMap(({ area, buurten }) => [area, ...buurten.map((buurt) => buurt.area)]),
    wijkteams: wijken.map(({ wijkteam }) => wijkteam),
    people,
    memberships,
    letters,
    accounts,
    budgets: [...budgets, ...lived.flatMap(({ lastYear }) => lastYear ?? [])],
    ...{ rounds, lives },
  };
}

function budgetOf(
  { wijkteam, plan }: DemoTeam,
  staff: DemoStaff,
  random: Random,
  now: Date,
): DemoMunicipality['budgets'][number] {
  const ids = random.fork(plan.name);
  const year = Number(dayAt(now, 0).slice(0, 4));
  const budget = { id: ids.uuid(), wijkteamId: wijkteam.id, year };
  const grant: DemoGrant = {
    id: ids.uuid(),
    budgetId: budget.id,
    amountCents: cents(BigInt(plan.grantEuros) * 100n),
    decisionReference: `Raadsbesluit ${year}-${ids.whole(10, 99)}, programma Wijken`,
    grantedBy: staff.officers[0],
    grantedAt: momentAt(now, GRANTED_DAYS, 13),
  };
  return { budget, grant };
}

function roundsOf(
  given: {
    readonly teams: readonly DemoTeam[];
    readonly staff: DemoStaff;
    readonly budgets: DemoMunicipality['budgets'];
    readonly lives: readonly DemoTeamLife[];
  },
  random: Random,
  now: Date,
): DemoMunicipality['rounds'] {
  const rounds = given.teams.map((team, index) => {
    const budgetId = given.budgets[index]?.budget.id ?? '';
    const chance = random.fork(`round of ${team.plan.name}`);
    if (team.plan === TOWN.wijken.lindenoord) {
      return finishedRound({ team, staff: given.staff, budgetId }, chance, now);
    }
    return team.plan === TOWN.wijken.oudeHaven
      ? runningRound({ team, budgetId, envelopeId: ofRound(given.lives[index]) }, chance, now)
      : continuousRound({ team, staff: given.staff, budgetId }, chance, now);
  });
  return [...rounds, ...nextRounds(given, random, now)];
}

/** A team whose round is over begins another one. */
function nextRounds(
  { teams, budgets }: Pick<Parameters<typeof roundsOf>[0], 'teams' | 'budgets'>,
  random: Random,
  now: Date,
): DemoMunicipality['rounds'] {
  return teams.flatMap((team, index) => {
    if (team.plan !== TOWN.wijken.lindenoord) return [];
    const budgetId = budgets[index]?.budget.id ?? '';
    return supportedRound({ team, budgetId }, random.fork('next round'), now);
  });
}

/** What is said and told about the initiatives, and where everybody lives. */
function surroundingsOf(
  rounds: DemoMunicipality['rounds'],
  teams: readonly DemoTeam[],
  now: Date,
): Pick<DemoMunicipality, 'talk' | 'stories' | 'figures'> {
  const placed = rounds.flatMap((round) => {
    const team = teams.find(({ wijkteam }) => wijkteam.id === round.round.wijkteamId);
    return team === undefined ? [] : [{ round, team }];
  });
  const said = placed.map(({ round, team }) => makeComments(round, team));
  return {
    talk: {
      supports: placed.flatMap(({ round, team }) =>
        makeSupports(round, team, { plans: SOUGHT, now }),
      ),
      comments: said.flatMap(({ comments }) => comments),
      reports: said.flatMap(({ reports }) => reports),
    },
    stories: placed.flatMap(({ round, team }) => makeStories(round, team, now)),
    figures: makeFigures(teams, now),
  };
}

/** What a team set apart for its round. */
function ofRound(life: DemoTeamLife | undefined): string | null {
  return life?.split.envelopes.find(({ kind }) => kind === 'round')?.id ?? null;
}
