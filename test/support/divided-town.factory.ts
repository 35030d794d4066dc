import { aCollection, BUURTEN, WIJKEN } from './area-import.factory.js';
import { type Answer, type Json, type TestApi, type TestClient } from './api.js';
import { aMunicipality, aPerson, asOwner, type TestMunicipality } from './municipality.factory.js';

/** A municipality with a code of its own, and an administrator of it. */
export type CodedTown = {
  readonly town: TestMunicipality;
  readonly administrator: TestClient;
  /** The address of something in it. */
  readonly path: (rest: string) => string;
};

export async function aCodedTown(api: TestApi): Promise<CodedTown> {
  const town = await aMunicipality(api);
  await asOwner(api, `UPDATE municipality SET cbs_code = 'GM0361' WHERE id = $1`, [town.id]);
  const administrator = (await aPerson(api, town, 'administrator')).client;
  return { town, administrator, path: (rest) => `/municipalities/${town.slug}${rest}` };
}

/** A municipality with two wijken of two buurten each, imported for 2024. */
export async function aDividedTown(api: TestApi): Promise<CodedTown> {
  const coded = await aCodedTown(api);
  const send = (kind: string, features: readonly object[]): Promise<Answer<Json>> =>
    coded.administrator.post(coded.path('/area-imports'), {
      kind,
      year: 2024,
      collection: aCollection(...features),
    });
  await send('wijk', WIJKEN);
  await send('buurt', BUURTEN);
  return coded;
}

export const ADDRESS_HEADING = 'PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024';
export const ADDRESS_LINES = [
  '1811AB;12;3610101;36101;361',
  '1811AB;14;03610102;036101;0361',
  '1811AC;1;BU03610201;WK036102;GM0361',
];

/** Sends a directory of addresses, as a change of this version. */
export function replaceDirectory(
  { path }: CodedTown,
  by: TestClient,
  given: { readonly csv: string; readonly version: number; readonly year?: number },
): Promise<Answer<Json>> {
  const { csv, version, year = 2024 } = given;
  return by.send('PUT', path(`/address-directory?year=${year}`), csv, {
    'content-type': 'text/csv; charset=utf-8',
    'if-match': `"${version}"`,
  });
}
