import { NothingThereError } from './read-service.js';
import { versionIn } from './send.js';

/** Something of the service, and the version of it that was read. */
export type Versioned<Item> = { readonly item: Item; readonly version: number };

/**
 * Reads one thing that is to be changed.
 *
 * @throws {NothingThereError} when there is nothing
 * @throws {Error} when the service cannot answer now, or tells no version
 */
export async function readVersioned<Item>(
  path: string,
  signal: AbortSignal,
): Promise<Versioned<Item>> {
  const response = await fetch(path, { headers: { accept: 'application/json' }, signal });
  if (response.status === 404) throw new NothingThereError(`${path} is not there`);
  const version = versionIn(response.headers.get('etag'));
  if (!response.ok || version === null) throw new Error(`${path} answered ${response.status}`);
  return { item: (await response.json()) as Item, version };
}
