import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { filesUnder, nodesOf, parse, tableRows, textOf } from '../support/source-files.js';

type ErrorCode = { readonly code: string; readonly kind: string; readonly where: string };

/** The text of a class property that is set to a string, or undefined. */
function constantOf(node: ts.ClassDeclaration, name: string): string | undefined {
  const property = node.members
    .filter(ts.isPropertyDeclaration)
    .find((member) => member.name.getText() === name);
  const value = property?.initializer;
  const literal = value !== undefined && ts.isAsExpression(value) ? value.expression : value;
  return literal !== undefined && ts.isStringLiteral(literal) ? literal.text : undefined;
}

/** Every class with a constant `code`: the errors that the API shows by name. */
function errorCodesIn(text: string, path: string): ErrorCode[] {
  return nodesOf(parse(text, path))
    .filter(ts.isClassDeclaration)
    .flatMap((node) => {
      const code = constantOf(node, 'code');
      const kind = constantOf(node, 'kind') ?? '';
      return code === undefined
        ? []
        : [{ code, kind, where: `${path}: ${node.name?.text ?? 'a class'}` }];
    });
}

const inCode = filesUnder(['libs', 'apps'], ['.ts'])
  .filter((path) => !path.endsWith('.spec.ts'))
  .flatMap((path) => errorCodesIn(textOf(path), path));

const documented = tableRows(textOf('docs/errors.md').split('## Kinds')[0] ?? '').map(
  ([code = '', kind = '', meaning = '', remedy = '']) => ({
    code: code.replaceAll('`', ''),
    kind: kind.replaceAll('`', ''),
    meaning,
    remedy,
  }),
);

describe('error codes', () => {
  it('finds the code and the kind of an error class', () => {
    const text = `export class LateError extends DomainError {
      readonly code = 'too-late';
      override readonly kind = 'conflict' as const;
    }`;

    const found = errorCodesIn(text, 'late.ts');

    expect(found).toEqual([{ code: 'too-late', kind: 'conflict', where: 'late.ts: LateError' }]);
  });

  it('are used by one error each', () => {
    const codes = inCode.map(({ code }) => code);

    const shared = inCode.filter(({ code }, index) => codes.indexOf(code) !== index);

    expect(inCode).not.toEqual([]);
    expect(shared).toEqual([]);
  });

  it('are written in kebab-case', () => {
    const other = inCode.filter(({ code }) => !/^[a-z]+[a-z0-9]*(-[a-z0-9]+)*$/.test(code));

    expect(other).toEqual([]);
  });

  it('stand in docs/errors.md, with their kind', () => {
    const known = new Map(documented.map(({ code, kind }) => [code, kind]));

    const missing = inCode
      .filter(({ code, kind }) => known.get(code) !== kind)
      .map(({ code, kind }) => `| \`${code}\` | ${kind} | … | … |`);

    expect(missing).toEqual([]);
  });

  it('are all still in the code', () => {
    const used = new Set(inCode.map(({ code }) => code));

    const gone = documented.filter(({ code }) => !used.has(code)).map(({ code }) => code);

    expect(gone).toEqual([]);
  });

  it('become the status that the page gives for their kind', () => {
    const text = textOf('libs/platform/src/problem/problem.ts');
    const statuses = [...text.matchAll(/^ {2}'?([a-z-]+)'?: (\d{3}),$/gm)].map(
      ([, kind, status]) => [kind, status],
    );

    const page = tableRows(textOf('docs/errors.md').split('## Kinds')[1] ?? '').map(
      ([kind = '', status]) => [kind.replaceAll('`', ''), status],
    );

    expect(page.length).toBeGreaterThan(0);
    expect(page.toSorted()).toEqual(statuses.toSorted());
  });

  it('are explained, in alphabetical order', () => {
    const codes = documented.map(({ code }) => code);
    const bare = documented.filter(({ meaning, remedy }) => meaning === '' || remedy === '');

    expect(bare).toEqual([]);
    expect(codes).toEqual(codes.toSorted());
  });
});
