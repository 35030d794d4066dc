import type { components } from '../api-types.js';
import { NothingThereError, pathOf } from '../service/read-service.js';
import { queryOf, type Search } from './search-address.js';

export type FoundInitiative = components['schemas']['FoundInitiativeResponse'];

/** A page of what was found. */
export type FoundPage = {
  readonly items: readonly FoundInitiative[];
  readonly totalCount: number;
  /** The list was not counted to its end. */
  readonly isTotalAtLeast: boolean;
  readonly hasNext: boolean;
};

export const PER_PAGE = 20;

/** @throws {NothingThereError} when there is no such municipality */
export async function readFound(search: Search, signal: AbortSignal): Promise<FoundPage> {
  const asked = queryOf(search);
  const path = pathOf(search, `/initiatives?perPage=${PER_PAGE}${asked === '' ? '' : `&${asked}`}`);
  const response = await fetch(path, { headers: { accept: 'application/json' }, signal });
  if (response.status === 404) throw new NothingThereError(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return {
    items: (await response.json()) as FoundInitiative[],
    totalCount: Number(response.headers.get('total-count') ?? '0'),
    isTotalAtLeast: response.headers.get('total-count-is') === 'at-least',
    hasNext: (response.headers.get('link') ?? '').includes('rel="next"'),
  };
}
