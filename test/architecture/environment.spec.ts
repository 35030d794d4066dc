import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import {
  filesUnder,
  nodesOf,
  parse,
  settingsIn,
  tableRows,
  textOf,
} from '../support/source-files.js';

/** Where the environment comes in. Everything else is given what it needs. */
const DOORS = [/\/main\.ts$/, /^apps\/api\/src\/openapi\.ts$/];

/** The variables that a text reads through `env.text('NAME')` and its like. */
function variablesReadIn(text: string): string[] {
  return [...text.matchAll(/\benv\s*\.\s*\w+\(\s*'([A-Z][A-Z0-9_]*)'/g)].map(
    ([, name]) => name ?? '',
  );
}

/** Whether a text reaches for the environment of the process itself. */
function touchesEnvironment(text: string, path: string): boolean {
  return nodesOf(parse(text, path)).some(
    (node) =>
      (ts.isPropertyAccessExpression(node) &&
        node.name.text === 'env' &&
        /^(globalThis\.)?process$/.test(node.expression.getText())) ||
      (ts.isElementAccessExpression(node) &&
        node.expression.getText() === 'process' &&
        node.argumentExpression.getText().includes('env')) ||
      (ts.isImportDeclaration(node) && /^'(node:)?process'$/.test(node.moduleSpecifier.getText())),
  );
}

const sources = filesUnder(['apps', 'libs'], ['.ts', '.tsx']).filter(
  (path) => !path.endsWith('.spec.ts') && !path.endsWith('.d.ts'),
);
const read = new Set(sources.flatMap((path) => variablesReadIn(textOf(path))));
const example = settingsIn(textOf('.env.example'));

describe('environment', () => {
  it('is found in the calls of a config', () => {
    const text = `new ApiConfig(env.text('DATABASE_URL'), env.optionalText('REDIS_URL'), env\n  .integer('API_PORT'))`;

    const found = variablesReadIn(text);

    expect(found).toEqual(['DATABASE_URL', 'REDIS_URL', 'API_PORT']);
  });

  it('is found when somebody goes around the config', () => {
    const around = [
      `process.env['X']`,
      `const { X } = globalThis.process.env`,
      `process['env']`,
      `import { env } from 'node:process'`,
    ];

    const seen = around.map((text) => touchesEnvironment(text, 'a.ts'));

    expect(seen).toEqual([true, true, true, true]);
    expect(touchesEnvironment('// process.env is read in main\nconfig.env', 'a.ts')).toBe(false);
  });

  it('has every variable that the code reads in .env.example', () => {
    const missing = [...read].filter((name) => !example.has(name));

    expect([...read]).not.toEqual([]);
    expect(missing).toEqual([]);
  });

  it('has no variable in .env.example that nothing reads', () => {
    const unread = [...example.keys()].filter((name) => !read.has(name));

    expect(unread).toEqual([]);
  });

  it('is read by name in config files only', () => {
    const elsewhere = sources.filter(
      (path) => !/config[^/]*\.ts$/.test(path) && variablesReadIn(textOf(path)).length > 0,
    );

    expect(elsewhere).toEqual([]);
  });

  it('comes in through main and nowhere else', () => {
    const around = sources
      .filter((path) => !DOORS.some((door) => door.test(path)))
      .filter((path) => touchesEnvironment(textOf(path), path));

    expect(around).toEqual([]);
  });

  it('is explained in the manual, variable by variable', () => {
    const explained = tableRows(textOf('docs/operations.md'))
      .map(([name = '']) => name.replaceAll('`', ''))
      .filter((name) => /^[A-Z0-9_]+$/.test(name));

    expect(explained.toSorted()).toEqual([...example.keys()].toSorted());
  });

  it('says of each variable in .env.example what it is for', () => {
    const blocks = textOf('.env.example').split('\n\n');

    const bare = blocks.filter((block) => /^[A-Z]/m.test(block) && !/^#/m.test(block));

    expect(bare.filter((block) => !block.startsWith('API_HOST='))).toEqual([]);
  });
});
