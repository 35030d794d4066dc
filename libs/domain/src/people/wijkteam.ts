import type { Fault } from '../domain-error.js';
import { NAME_LENGTH_MAX } from './area.js';
import { lineFaults, textFaults } from './plain-text.js';

/** A team of residents that has a budget for its wijk or buurt. */
export type Wijkteam = {
  readonly id: string;
  readonly areaId: string;
  readonly name: string;
  readonly description: string;
  readonly version: number;
};

export const DESCRIPTION_LENGTH_MAX = 2_000;

/** Every fault in what a wijkteam is called and says of itself. Both are tidied. */
export function wijkteamFaults(team: Pick<Wijkteam, 'name' | 'description'>): Fault[] {
  return [
    ...lineFaults('name', team.name, NAME_LENGTH_MAX),
    ...textFaults('description', team.description, DESCRIPTION_LENGTH_MAX),
  ];
}
