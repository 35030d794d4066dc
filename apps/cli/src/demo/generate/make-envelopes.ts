import { type Budget, cents, type EnvelopeKind } from '#domain';
import type { DemoStaff, DemoTeam } from './demo-people.js';
import type { DemoGrant } from './demo-types.js';
import { holderOf } from './make-seats.js';
import { momentAt } from './moments.js';
import type { Random } from './random.js';
import type { DemoCarryOver, DemoEnvelope, DemoSplit } from './team-life.js';

type Part = { readonly kind: EnvelopeKind; readonly name: string; readonly euros: number };

/** What each team set apart; the rest stays free, and pays the rounds without an envelope. */
const PARTS: Readonly<Record<string, readonly Part[]>> = {
  'Oude Haven': [
    { kind: 'round', name: 'Stemronde van dit jaar', euros: 45_000 },
    { kind: 'theme', name: 'Groen tussen de stenen', euros: 6_000 },
    { kind: 'area', name: 'Vismarkt', euros: 4_000 },
  ],
  Lindenoord: [
    { kind: 'theme', name: 'Ontmoeten en eten', euros: 9_000 },
    { kind: 'area', name: 'Schrijversbuurt', euros: 5_000 },
  ],
  Elsbroek: [
    { kind: 'theme', name: 'Jeugd in het dorp', euros: 3_000 },
    { kind: 'area', name: 'Buitengebied', euros: 2_500 },
  ],
};

/** What was left of the trial that Oude Haven had a year before. */
const LAST_YEAR = { wijk: 'Oude Haven', euros: 7_500, granted: -405, carried: -165 } as const;
const SPLIT_DAYS = -160;

/** The parts of the budget of a team, filled at once by its treasurer (or its chair). */
export function makeSplit(team: DemoTeam, budget: Budget, random: Random, now: Date): DemoSplit {
  const movedAt = momentAt(now, SPLIT_DAYS, 19);
  return {
    batchId: random.uuid(),
    decisionReference: `Vergadering van ${team.wijkteam.name}, begroting ${budget.year}`,
    movedBy: holderOf(team, 'treasurer'),
    movedAt,
    envelopes: (PARTS[team.plan.name] ?? []).map(({ kind, name, euros }): DemoEnvelope => {
      const buurt = team.buurten.find((each) => each.name === name);
      return {
        id: random.uuid(),
        ...{ budgetId: budget.id, wijkteamId: team.wijkteam.id, kind, name },
        areaId: kind === 'area' ? (buurt?.id ?? null) : null,
        createdAt: movedAt,
        amountCents: cents(BigInt(euros) * 100n),
        transferId: random.uuid(),
      };
    }),
  };
}

/** The budget of last year of the one team that had one, all of which is left. */
export function lastYearsBudget(
  { wijkteam, plan }: DemoTeam,
  { officers }: DemoStaff,
  thisYear: Budget,
  given: { readonly random: Random; readonly now: Date },
): { readonly budget: Budget; readonly grant: DemoGrant } | null {
  if (plan.name !== LAST_YEAR.wijk) return null;
  const { random, now } = given;
  const year = thisYear.year - 1;
  const budget = { id: random.uuid(), wijkteamId: wijkteam.id, year };
  const grant: DemoGrant = {
    id: random.uuid(),
    budgetId: budget.id,
    amountCents: cents(BigInt(LAST_YEAR.euros) * 100n),
    decisionReference: `Raadsbesluit ${year}-${random.whole(10, 99)}, proef wijkbudget`,
    grantedBy: officers[0],
    grantedAt: momentAt(now, LAST_YEAR.granted, 13),
  };
  return { budget, grant };
}

/** What is left of last year goes to this one. */
export function carryOverTo(
  thisYear: Budget,
  { budget, grant }: { readonly budget: Budget; readonly grant: DemoGrant },
  random: Random,
  now: Date,
): DemoCarryOver {
  return {
    id: random.uuid(),
    fromBudgetId: budget.id,
    toBudgetId: thisYear.id,
    amountCents: grant.amountCents,
    decisionReference: `Jaarrekening ${budget.year}`,
    carriedBy: grant.grantedBy,
    carriedAt: momentAt(now, LAST_YEAR.carried, 14),
  };
}
