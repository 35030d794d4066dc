import { DomainError, type Fault } from '../domain-error.js';
import { type Area, NAME_LENGTH_MAX } from './area.js';
import { lineFaults, textFaults } from './plain-text.js';

/** A team of residents that has a budget for its wijk or buurt. */
export type Wijkteam = {
  readonly id: string;
  readonly areaId: string;
  readonly name: string;
  readonly description: string;
  readonly version: number;
};

export class BuurtenRepresentedError extends DomainError {
  readonly code = 'buurten-represented';
  readonly kind = 'conflict';

  constructor(wijkteamId: string) {
    super('A buurt outside the new area has a sub-representative in this wijkteam.', {
      wijkteamId,
    });
  }
}

export const DESCRIPTION_LENGTH_MAX = 2_000;

/** Every fault in what a wijkteam is called and says of itself. Both are tidied. */
export function wijkteamFaults(team: Pick<Wijkteam, 'name' | 'description'>): Fault[] {
  return [
    ...lineFaults('name', team.name, NAME_LENGTH_MAX),
    ...textFaults('description', team.description, DESCRIPTION_LENGTH_MAX),
  ];
}

/**
 * Decides whether a wijkteam can be of another area: every buurt that somebody speaks for, today or
 * later, is in it. `represented` are those buurten.
 *
 * @throws {BuurtenRepresentedError} when one lies outside
 */
export function moveToArea(
  wijkteam: Pick<Wijkteam, 'id'>,
  areaId: string,
  represented: readonly Pick<Area, 'id' | 'parentId'>[],
): void {
  const isWithin = represented.every(({ id, parentId }) => id === areaId || parentId === areaId);
  if (!isWithin) throw new BuurtenRepresentedError(wijkteam.id);
}
