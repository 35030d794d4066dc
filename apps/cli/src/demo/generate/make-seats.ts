import type { RecordedMembership, Role } from '#domain';
import type { DemoPerson, DemoSeat, DemoTeam } from './demo-people.js';
import { emailOf } from './dutch-names.js';
import { openRandom, type Random } from './random.js';

/** Whoever sits in a team beside its chair and members, by the name of the wijk. */
type WantedSeat = Pick<DemoSeat, 'role' | 'cameIn' | 'isNamePublic'> & {
  readonly name: string;
  /** The buurt that a sub-representative speaks for. */
  readonly buurt?: string;
};

const ELECTED = { cameIn: 'election', isNamePublic: true } as const;
const APPOINTED = { cameIn: 'appointment', isNamePublic: true } as const;

/** Elsbroek has nobody who keeps the money: a seat that is free. */
const SEATS: Readonly<Record<string, readonly WantedSeat[]>> = {
  'Oude Haven': [
    { ...ELECTED, role: 'secretary', name: 'Mirjam Roelofs' },
    { ...ELECTED, role: 'treasurer', name: 'Tarik Demir' },
    { ...ELECTED, role: 'sub-representative', name: 'Geertje Wiersma', buurt: 'Vismarkt' },
    { ...ELECTED, role: 'sub-representative', name: 'Okan Aydın', buurt: 'Havenkwartier' },
    {
      ...{ role: 'sub-representative', name: 'Lidia Nowak', buurt: 'Lindepoort' },
      ...{ cameIn: 'lot', isNamePublic: false },
    },
    { ...APPOINTED, role: 'professional', name: 'Ilse Verhoeven' },
  ],
  Lindenoord: [
    { ...ELECTED, role: 'secretary', name: 'Yasmina Bouali' },
    { ...ELECTED, role: 'treasurer', name: 'Harm Oosting' },
    { ...APPOINTED, role: 'professional', name: 'Bernadette Claes' },
  ],
  Elsbroek: [
    { ...ELECTED, role: 'secretary', name: 'Dirk Nijland' },
    { ...APPOINTED, role: 'professional', name: 'Ronald Scholten' },
  ],
};

/** Every third member was drawn, and the second one does not want to be named. */
const DRAWN_OF = 3;
const SHY = 1;

/** The seats of a team: its chair, its members, and the others that its plan has. */
export function makeSeats(
  { plan, buurten, chair, members }: Omit<DemoTeam, 'seats' | 'residents' | 'contactPerson'>,
  random: Random,
): DemoSeat[] {
  const others = (SEATS[plan.name] ?? []).map(({ name, buurt, ...seat }): DemoSeat => ({
    ...seat,
    person: { id: random.uuid(), name, email: emailOf(name, 'lindestad') },
    areaId: buurten.find((each) => each.name === buurt)?.id ?? null,
  }));
  return [
    { ...ELECTED, role: 'chair', person: chair, areaId: null },
    ...members.map((person, index): DemoSeat => ({
      person,
      role: 'member',
      cameIn: index % DRAWN_OF === 2 ? 'lot' : 'election',
      isNamePublic: index !== SHY,
      areaId: null,
    })),
    ...others,
  ];
}

/** Those who have one of the other seats, so who are not the chair or a member. */
export function otherSeats({ seats }: Pick<DemoTeam, 'seats'>): DemoSeat[] {
  return seats.filter(({ role }) => role !== 'chair' && role !== 'member');
}

/** Who has a seat of which there is one; the chair when it is free. */
export function holderOf({ seats, chair }: DemoTeam, wanted: Role): DemoPerson {
  return seats.find(({ role }) => role === wanted)?.person ?? chair;
}

/** The membership that a seat is. The ids of the others stay what they were without it. */
export function seatMembership(
  { person, role, cameIn, areaId, isNamePublic }: DemoSeat,
  wijkteamId: string,
  validFromOn: string,
): RecordedMembership {
  return {
    id: openRandom(`seat of ${person.id}`).uuid(),
    ...{ personId: person.id, role, wijkteamId, validFromOn, validUntilOn: null },
    ...{ cameIn, areaId, isNamePublic, version: 1 },
  };
}
