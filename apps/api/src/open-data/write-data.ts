import { Readable } from 'node:stream';
import { csvRecord, type DataFormat, mapFeature } from '#domain';
import type { OpenSet } from './data-set.query.js';

export const DATA_TYPES: Readonly<Record<DataFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  geojson: 'application/geo+json',
};

/** A set of data as text that is made while it is sent. */
export function writeData(set: OpenSet, format: DataFormat): Readable {
  const write = { json: jsonOf, csv: csvOf, geojson: geojsonOf }[format];
  return Readable.from(write(set), { objectMode: false });
}

async function* jsonOf({ records }: OpenSet): AsyncGenerator<string> {
  let before = '[';
  for await (const { fields } of records) {
    yield `${before}${JSON.stringify(fields)}`;
    before = ',\n';
  }
  yield before === '[' ? '[]' : ']';
}

async function* csvOf({ columns, records }: OpenSet): AsyncGenerator<string> {
  yield csvRecord(columns);
  for await (const { fields } of records) {
    yield csvRecord(columns.map((column) => fields[column] ?? null));
  }
}

async function* geojsonOf({ records }: OpenSet): AsyncGenerator<string> {
  let before = '{"type":"FeatureCollection","features":[';
  for await (const { id, fields, geometry } of records) {
    yield `${before}${JSON.stringify(mapFeature(id, geometry, fields))}`;
    before = ',\n';
  }
  yield before === ',\n' ? ']}' : `${before}]}`;
}
