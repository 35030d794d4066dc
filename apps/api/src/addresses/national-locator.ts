import { type Address, AddressServiceUnavailableError } from '#domain';
import type { TenantContext } from '#platform';
import type { AddressLocator, LocatedAddress } from './address-locator.js';

const PATIENCE_MS = 3_000;
/** An answer takes some hundred bytes; this is a hundred times as much. */
const ANSWER_BYTES_MAX = 64 * 1024;
const FIELDS = 'buurtcode,wijkcode,gemeentecode,centroide_ll';
const POINT = /^POINT\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)$/;

/**
 * Asks the national locator service (PDOK Locatieserver, version 3.1, `free`). It waits three
 * seconds, follows no redirect, reads no more than an answer can be, and says nothing of the address
 * when it fails.
 */
export class NationalLocator implements AddressLocator {
  constructor(private readonly baseUrl: string) {}

  async locate(_context: TenantContext, address: Address): Promise<LocatedAddress | null> {
    const text = await this.ask(address).catch(() => null);
    const found = text === null ? undefined : locatedIn(text);
    if (found === undefined) throw new AddressServiceUnavailableError();
    return found;
  }

  /** @returns the answer, or null when it is none */
  private async ask({ postcode, houseNumber }: Address): Promise<string | null> {
    const url = new URL(`${this.baseUrl.replace(/\/$/, '')}/free`);
    url.searchParams.set('q', `postcode:${postcode} AND huisnummer:${houseNumber}`);
    url.searchParams.set('fq', 'type:adres');
    url.searchParams.set('fl', FIELDS);
    url.searchParams.set('rows', '1');
    const response = await fetch(url, {
      redirect: 'error',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 200 && response.body !== null) return readText(response.body);
    await response.body?.cancel();
    return null;
  }
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Where the address is, null when the service does not know it, undefined when this is no answer. */
function locatedIn(text: string): LocatedAddress | null | undefined {
  const docs = docsIn(text);
  if (docs === null) return undefined;
  const [doc] = docs;
  if (doc === undefined) return null;
  const { buurtcode, gemeentecode, centroide_ll: centroid } = (doc ?? {}) as Fields;
  const [longitude, latitude] = POINT.exec(textOf(centroid))?.slice(1).map(Number) ?? [];
  if (longitude === undefined || latitude === undefined) return undefined;
  const [buurtCode, municipalityCode] = [textOf(buurtcode), prefixed(textOf(gemeentecode))];
  if (!/^BU\d{4}[0-9A-Z]{4}$/.test(buurtCode) || !/^GM\d{4}$/.test(municipalityCode)) {
    return undefined;
  }
  return { source: 'national', buurtCode, municipalityCode, point: [longitude, latitude] };
}

type Fields = {
  readonly buurtcode?: unknown;
  readonly gemeentecode?: unknown;
  readonly centroide_ll?: unknown;
};

function docsIn(text: string): readonly unknown[] | null {
  try {
    const answer = JSON.parse(text) as { readonly response?: { readonly docs?: unknown } } | null;
    const docs = answer?.response?.docs;
    return Array.isArray(docs) ? docs : null;
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The service leaves the letters of a municipality's code out. */
function prefixed(code: string): string {
  return /^\d{1,4}$/.test(code) ? `GM${code.padStart(4, '0')}` : code;
}
