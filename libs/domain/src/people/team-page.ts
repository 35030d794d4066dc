import type { Role } from './role.js';
import { SINGLE_SEATS } from './seat.js';

/** A seat that nobody has; the buurt is that of a missing sub-representative. */
export type Vacancy = { readonly role: Role; readonly areaId: string | null };

/**
 * The seats of a wijkteam that nobody has today: chair, secretary and treasurer; and, once one buurt
 * has a sub-representative, each buurt that has none. A wijkteam that works without them misses none.
 * In the order of the seats, then of the buurten as given.
 */
export function vacanciesOf(
  held: readonly { readonly role: Role; readonly areaId: string | null }[],
  buurtIds: readonly string[],
): Vacancy[] {
  const represented = new Set(
    held.filter(({ role }) => role === 'sub-representative').map(({ areaId }) => areaId),
  );
  const missing = represented.size === 0 ? [] : buurtIds.filter((id) => !represented.has(id));
  return [
    ...SINGLE_SEATS.filter((seat) => held.every(({ role }) => role !== seat)).map(
      (role): Vacancy => ({ role, areaId: null }),
    ),
    ...missing.map((areaId): Vacancy => ({ role: 'sub-representative', areaId })),
  ];
}
