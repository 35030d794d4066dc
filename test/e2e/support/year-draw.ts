import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { YearPerson } from './year-people.js';
import type { YearTeam, YearTown } from './year-town.js';

const SECRET = 'een-geheim-van-de-notaris-2026';
/** Long enough to write and freeze a list, on a slow machine too: the database looks at its own clock. */
const PUBLIC_IN_MS = 10_000;

export type YearDraw = {
  readonly id: string;
  readonly publicAt: Date;
  readonly residents: readonly YearPerson[];
};

/** Announces a draw of one member, and freezes the list of those who take part. */
export async function announceDraw(
  town: YearTown,
  { id: wijkteamId }: YearTeam,
  residents: readonly YearPerson[],
): Promise<YearDraw> {
  const by = town.administrator;
  const publicAt = new Date(Date.now() + PUBLIC_IN_MS);
  const { id } = await by.does('/draws', {
    wijkteamId,
    title: 'Een nieuw lid',
    seats: 1,
    seal: createHash('sha256').update(SECRET).digest('hex'),
    publicSource: 'de Lotto van zaterdag',
    publicForm: 'sorted-numbers',
    publicAt: publicAt.toISOString(),
  });
  const entries = residents.map(({ id: personId }, index) => ({ code: `A-${index}`, personId }));
  await by.does(`/draws/${id}/entries`, { entries });
  await by.does(`/draws/${id}/frozen-list`, {});
  return { id, publicAt, residents };
}

/** Draws, once the public value is known, and gives the seat to who was drawn. */
export async function giveDrawnSeat(
  town: YearTown,
  { id, publicAt, residents }: YearDraw,
): Promise<YearPerson> {
  await sleep(Math.max(0, publicAt.getTime() + 100 - Date.now()));
  const by = town.administrator;
  await by.does(`/draws/${id}/outcome`, { secret: SECRET, publicValue: '3 11 24 32 40' });
  const places = await town.read<readonly PlaceInDraw[]>(`/draws/${id}/places`);
  const code = places.find(({ state }) => state === 'invited')?.code;
  const { body: holders } = await by.get<readonly Holder[]>(`/draws/${id}/holders`);
  await by.does(`/draws/${id}/places/${code ?? ''}/answers`, { answer: 'accepted' });
  const personId = holders.find((each) => each.code === code)?.personId;
  const drawn = residents.find((each) => each.id === personId);
  if (drawn === undefined) throw new Error('Nobody was drawn.');
  return drawn;
}

type PlaceInDraw = { readonly code: string; readonly state: string };
type Holder = { readonly code: string; readonly personId: string };
