import type { DemoPerson, DemoTeam } from './demo-people.js';
import { holderOf } from './make-seats.js';
import { minutesAfter, momentAt } from './moments.js';
import type { Random } from './random.js';
import type { DemoItem, DemoMeeting } from './team-life.js';
import { TOWN } from './town-plan.js';

const HELD_DAYS = -14;
const NEXT_DAYS = 11;
const INVITED_DAYS = -21;
const PLACES: Readonly<Record<string, string>> = {
  'Oude Haven': 'Het Pakhuis, Pakhuisstraat 3',
  Lindenoord: 'Huis van de Wijk, Wagenaarplein 1',
  Elsbroek: 'Dorpshuis Elsbroek, Brink 2',
};
const BENCH = {
  title: 'Een bank bij de bushalte aan de Couperuslaan',
  explanation: 'Bewoners van 70 jaar en ouder vroegen erom. De gemeente plaatst de bank.',
  motivation: 'Wij vragen de gemeente om de bank voor de winter te plaatsen.',
  note: 'Een bewoner vertelt dat haar buurman de bus mist omdat hij niet kan zitten.',
} as const;
const PARTY = {
  title: 'Zomerfeest op de grasvelden',
  explanation: 'Het feest van vorig jaar was druk. Doen we het weer?',
  motivation: 'Wij organiseren ook komende zomer een feest, met de scholen.',
  note: 'Er zijn te weinig leden over om te besluiten. Het punt komt terug.',
} as const;
const PLAN = {
  title: 'Wat doen we met de winter?',
  explanation: 'Ieder noemt één ding dat de wijk in de donkere maanden nodig heeft.',
  motivation: 'Wij kiezen drie dingen en zoeken er mensen bij.',
  note: '',
} as const;

/**
 * The meetings of a team: one to come, and in Lindenoord one before it, in which the first item was
 * adopted and the second one had no quorum, as most had gone home.
 */
export function makeMeetings(team: DemoTeam, random: Random, now: Date): DemoMeeting[] {
  const next = (items: readonly DemoItem[]): DemoMeeting => ({
    ...meeting(team, random, {
      title: 'Openbare vergadering',
      startsAt: momentAt(now, NEXT_DAYS, 18),
    }),
    convenedAt: momentAt(now, -1, 9),
    present: null,
    items,
  });
  if (team.plan !== TOWN.wijken.lindenoord) return [next([item(PLAN, random)])];
  const voters = team.seats.filter(({ role }) => role !== 'professional');
  const present = voters.slice(0, -1).map(({ person }) => person);
  const staying = ['chair', 'secretary'] as const;
  const stays = new Set<DemoPerson>(staying.map((role) => holderOf(team, role)));
  const bench = item(BENCH, random);
  const leaving = present.filter((person) => !stays.has(person));
  const party = { ...item(PARTY, random), leaving };
  const held: DemoMeeting = {
    ...meeting(team, random, {
      title: 'Openbare vergadering',
      startsAt: momentAt(now, HELD_DAYS, 18),
    }),
    convenedAt: momentAt(now, INVITED_DAYS, 9),
    present,
    items: [bench, party],
  };
  const again = { ...item(PARTY, random), repeatsItemId: party.id, leaving: [] };
  return [held, next([again, item(PLAN, random)])];
}

function meeting(
  team: DemoTeam,
  random: Random,
  given: Pick<DemoMeeting, 'title' | 'startsAt'>,
): Omit<DemoMeeting, 'convenedAt' | 'present' | 'items'> {
  return {
    id: random.uuid(),
    ...given,
    place: PLACES[team.plan.name] ?? '',
    clerk: holderOf(team, 'secretary'),
  };
}

function item(
  given: Pick<DemoItem, 'title' | 'explanation' | 'motivation' | 'note'>,
  random: Random,
): DemoItem {
  return {
    id: random.uuid(),
    ...given,
    repeatsItemId: null,
    decisionId: random.uuid(),
    leaving: [],
  };
}

/** When something happens in a meeting: so many minutes after it began. */
export function duringMeeting({ startsAt }: DemoMeeting, minutes: number): Date {
  return minutesAfter(startsAt, minutes);
}
