import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { filesUnder, nodesOf, parse, textOf } from '../support/source-files.js';

const FOLDER = 'apps/cli/src/verify';
/** The check itself, and with it the reader of the file format. */
const CHECK_LINES = 300;
const ALL_LINES = 400;
const checker = filesUnder([FOLDER], ['.ts']).filter(
  (path) => !path.endsWith('.spec.ts') && !path.endsWith('.command.ts'),
);

const checkerNames = checker.map((path) => path.replace(`${FOLDER}/`, './').replace(/ts$/, 'js'));

/** What a file imports, by the name that it gives. */
function importsOf(path: string): string[] {
  return nodesOf(parse(textOf(path), path))
    .filter((node) => ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
    .flatMap(({ moduleSpecifier }) =>
      moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)
        ? [moduleSpecifier.text]
        : [],
    );
}

describe('the checker of tally records', () => {
  it('imports nothing but its own files and Node, so that it shares no code with the engine', () => {
    const others = checker.flatMap((path) =>
      importsOf(path)
        .filter((name) => !name.startsWith('node:') && !checkerNames.includes(name))
        .map((name) => `${path}: ${name}`),
    );

    expect(checker.length).toBeGreaterThan(1);
    expect(others).toEqual([]);
  });

  it('is short enough to be read in an evening', () => {
    const lines = (path: string): number => textOf(path).split('\n').length - 1;

    expect(lines(`${FOLDER}/check-tally.ts`)).toBeLessThan(CHECK_LINES);
    expect(checker.reduce((sum, path) => sum + lines(path), 0)).toBeLessThan(ALL_LINES);
  });

  it('loads nothing on the side', () => {
    const dynamic = checker.filter((path) => /\b(import\(|require\()/.test(textOf(path)));

    expect(dynamic).toEqual([]);
  });
});
