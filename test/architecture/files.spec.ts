import { describe, expect, it } from '@jest/globals';
import { filesUnder, textOf } from '../support/source-files.js';

const LINES_MAX = 300;
const GENERATED = new Set(['apps/web/src/api-types.d.ts']);
const FOLDERS = ['apps', 'libs', 'test', 'scripts', 'docker'];

const sources = filesUnder(FOLDERS, ['.ts', '.tsx', '.mjs', '.css']).filter(
  (path) => !GENERATED.has(path),
);

/** Lines of a text; a line feed at the very end begins no new one. */
function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** The lines that put something off without the number of an issue that will see to it. */
function looseEndsIn(text: string): string[] {
  const mark = new RegExp(`\\b(${['TO', 'FIX'].join('DO|')}ME)\\b(?!.*#\\d+)`);
  return text.split('\n').filter((line) => mark.test(line));
}

describe('source files', () => {
  it(`have at most ${LINES_MAX} lines`, () => {
    const long = sources
      .map((path) => ({ path, lines: lineCount(textOf(path)) }))
      .filter(({ lines }) => lines > LINES_MAX);

    expect(sources).not.toEqual([]);
    expect(long).toEqual([]);
  });

  it('put nothing off without the number of an issue', () => {
    const loose = filesUnder(FOLDERS, ['.ts', '.tsx', '.mjs', '.css', '.sql', '.yml', 'Dockerfile'])
      .map((path) => ({ path, lines: looseEndsIn(textOf(path)) }))
      .filter(({ lines }) => lines.length > 0);

    expect(loose).toEqual([]);
  });

  it('may name an issue that will see to something', () => {
    const [first, second] = [['TO', 'DO'].join(''), ['FIX', 'ME'].join('')];

    expect(looseEndsIn(`// ${first}: later`)).toHaveLength(1);
    expect(looseEndsIn(`// ${second} some day`)).toHaveLength(1);
    expect(looseEndsIn(`// ${first} #12: when the tally engine is there`)).toEqual([]);
  });

  it('are named in kebab-case, with the role as a suffix', () => {
    const named = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(ts|tsx|mjs|css)$/;

    const other = sources.filter((path) => !named.test(path.slice(path.lastIndexOf('/') + 1)));

    expect(other).toEqual([]);
  });

  it('skip no test and run none alone', () => {
    const partial = filesUnder(
      ['apps', 'libs', 'test'],
      ['.spec.ts', '.itest.ts', '.e2e.ts'],
    ).filter((path) => /^\s*(it|test|describe)\.(skip|only|todo)\(/m.test(textOf(path)));

    expect(partial).toEqual([]);
  });
});
