import type { DemoStaff, DemoTeam } from './demo-people.js';
import type { DemoMunicipality } from './demo-types.js';
import { makeBoundary } from './make-boundary.js';
import { makeDraws } from './make-draws.js';
import { carryOverTo, lastYearsBudget, makeSplit } from './make-envelopes.js';
import { makeMeetings } from './make-meetings.js';
import { makeRules } from './make-rules.js';
import type { Random } from './random.js';
import type { DemoTeamLife } from './team-life.js';

type Funded = DemoMunicipality['budgets'][number];

/** What there is to see of a team beside its rounds, and its budget of last year if it had one. */
export function makeTeamLife(
  {
    team,
    staff,
    funded,
  }: { readonly team: DemoTeam; readonly staff: DemoStaff; readonly funded: Funded },
  random: Random,
  now: Date,
): { readonly life: DemoTeamLife; readonly lastYear: Funded | null } {
  const { budget } = funded;
  const money = random.fork('money');
  const lastYear = lastYearsBudget(team, staff, budget, { random: money, now });
  return {
    lastYear,
    life: {
      team,
      split: makeSplit(team, budget, random.fork('split'), now),
      carryOver: lastYear === null ? null : carryOverTo(budget, lastYear, money, now),
      rules: makeRules(team, random.fork('rules'), now),
      meetings: makeMeetings(team, random.fork('meetings'), now),
      draws: makeDraws(team, random.fork('draws'), now),
      boundary: makeBoundary(team, random.fork('boundary'), now),
    },
  };
}
