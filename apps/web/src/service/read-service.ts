import type { PageAddress } from './page-address.js';

const BASE = '/api/v1';
const PER_PAGE = 100;
/** Nothing on this page is longer; a service that goes on for ever is not followed. */
const PAGES_MAX = 50;

/** The service has nothing under this address. */
export class NothingThereError extends Error {}

/** Where the service keeps what is of a municipality. */
export function pathOf({ municipality }: Pick<PageAddress, 'municipality'>, rest: string): string {
  return `${BASE}/municipalities/${municipality}${rest}`;
}

/** @throws {NothingThereError} when there is nothing @throws {Error} when the service cannot answer now */
async function answerTo(path: string, accept: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(path, { headers: { accept }, signal });
  if (response.status === 404) throw new NothingThereError(`${path} is not there`);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response;
}

/** Reads one thing. */
export async function readOne<Item>(path: string, signal: AbortSignal): Promise<Item> {
  return (await answerTo(path, 'application/json', signal)).json() as Promise<Item>;
}

/** Reads a text, byte for byte as it was hashed. */
export async function readText(path: string, signal: AbortSignal): Promise<string> {
  return (await answerTo(path, '*/*', signal)).text();
}

/** Reads a whole list, page by page. */
export async function readAll<Item>(path: string, signal: AbortSignal): Promise<Item[]> {
  const items: Item[] = [];
  const and = path.includes('?') ? '&' : '?';
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const part = await readOne<Item[]>(`${path}${and}perPage=${PER_PAGE}&page=${page}`, signal);
    items.push(...part);
    if (part.length < PER_PAGE) break;
  }
  return items;
}

/** Reads the first items of a list. */
export function readFirst<Item>(path: string, count: number, signal: AbortSignal): Promise<Item[]> {
  return readOne<Item[]>(`${path}${path.includes('?') ? '&' : '?'}perPage=${count}`, signal);
}
