import { createHash } from 'node:crypto';
import type { Draw } from '#domain';
import type { DemoTeam } from './demo-people.js';
import { momentAt } from './moments.js';
import type { Random } from './random.js';
import type { DemoDraw } from './team-life.js';
import { TOWN } from './town-plan.js';

const ANSWER_DAYS = 14;
const LOTS = 40;
const SEATS_EACH = 1;
const LOTTERY = { numbers: 6, highest: 45 } as const;

/**
 * The draw of a team. Oude Haven draws a member from each of two buurten today; Lindenoord announced
 * one for next month.
 *
 * What decides a draw can be known only after its list was frozen, and the database looks at the clock:
 * so the moment of the draw that is carried out is set while it is written.
 */
export function makeDraws(team: DemoTeam, random: Random, now: Date): DemoDraw[] {
  const { oudeHaven, lindenoord } = TOWN.wijken;
  if (team.plan === lindenoord) return [announced(team, random, now)];
  return team.plan === oudeHaven ? [carriedOut(team, random, now)] : [];
}

function carriedOut(team: DemoTeam, random: Random, now: Date): DemoDraw {
  const names = team.buurten.slice(0, 2).map(({ name }) => name);
  const strata = names
    .toSorted()
    .map((stratum) => ({ stratum, population: null, seats: SEATS_EACH }));
  const made = drawOf(team, random, {
    title: 'Twee nieuwe leden voor het wijkteam',
    strata,
    publicSource: 'De zes getallen van de lotto van vandaag, van klein naar groot',
    publicAt: now,
    announcedAt: momentAt(now, -21, 10),
  });
  return {
    ...made,
    entries: names.flatMap((stratum) =>
      random.sample(lotNumbers(), LOTS).map((number) => ({
        code: `${stratum.slice(0, 1)}-${number}`,
        stratum,
      })),
    ),
    listFrozenAt: momentAt(now, -7, 10),
    publicValue: lottery(random),
  };
}

function announced(team: DemoTeam, random: Random, now: Date): DemoDraw {
  const made = drawOf(team, random, {
    title: 'Een nieuw lid voor het wijkteam',
    strata: [{ stratum: '', population: null, seats: SEATS_EACH }],
    publicSource: 'De zes getallen van de eerste lotto van volgende maand, van klein naar groot',
    publicAt: momentAt(now, 30, 20),
    announcedAt: momentAt(now, -3, 10),
  });
  return { ...made, entries: [], listFrozenAt: made.draw.publicAt, publicValue: null };
}

function drawOf(
  { wijkteam, chair }: DemoTeam,
  random: Random,
  plan: Pick<Draw, 'title' | 'strata' | 'publicSource' | 'publicAt' | 'announcedAt'>,
): Pick<DemoDraw, 'draw' | 'heldBy' | 'secret'> {
  const secret = random.uuid();
  const draw: Draw = {
    ...plan,
    id: random.uuid(),
    wijkteamId: wijkteam.id,
    role: 'member',
    answerDays: ANSWER_DAYS,
    seal: createHash('sha256').update(secret, 'utf8').digest('hex'),
    publicForm: 'sorted-numbers',
    state: 'announced',
    frozenAt: null,
    listHash: null,
    cancelledAt: null,
    cancelReason: null,
  };
  return { draw, heldBy: chair, secret };
}

function lotNumbers(): number[] {
  return Array.from({ length: 900 }, (_, index) => 100 + index);
}

function lottery(random: Random): string {
  const all = Array.from({ length: LOTTERY.highest }, (_, index) => index + 1);
  const drawn = random.sample(all, LOTTERY.numbers);
  return drawn.toSorted((left, right) => left - right).join(' ');
}
