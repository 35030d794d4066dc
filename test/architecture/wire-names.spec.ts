import { describe, expect, it } from '@jest/globals';
import { filesUnder, textOf } from '../support/source-files.js';

const DECLARED = /^export (?:abstract )?class (\w+(?:Request|Response|Query))\b/gm;

/** The names of classes that stand more than once, with where they stand. */
function doubles(files: readonly { readonly path: string; readonly text: string }[]): string[] {
  const places = new Map<string, string[]>();
  for (const { path, text } of files) {
    for (const [, name = ''] of text.matchAll(DECLARED)) {
      places.set(name, [...(places.get(name) ?? []), path]);
    }
  }
  return [...places].flatMap(([name, paths]) =>
    paths.length > 1 ? [`${name}: ${paths.join(', ')}`] : [],
  );
}

describe('what goes over the wire', () => {
  it('has one name each: the description of the API knows classes by their names alone', () => {
    const files = filesUnder(['apps/api/src'], ['.ts']).map((path) => ({
      path,
      text: textOf(path),
    }));

    expect(files.length).toBeGreaterThan(100);
    expect(doubles(files)).toEqual([]);
  });

  it('is found out when two have the same name', () => {
    expect(
      doubles([
        { path: 'a.ts', text: 'export class NoteResponse {}' },
        { path: 'b.ts', text: 'export class NoteResponse extends Base {}' },
        { path: 'c.ts', text: 'export class OtherResponse {}' },
      ]),
    ).toEqual(['NoteResponse: a.ts, b.ts']);
  });
});
