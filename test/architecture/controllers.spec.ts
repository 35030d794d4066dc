import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { filesUnder, nodesOf, parse, textOf } from '../support/source-files.js';

/** The lines in a text on which a controller takes something from the stores that is more than a type. */
function readingIn(text: string, path: string): string[] {
  return nodesOf(parse(text, path))
    .filter(ts.isIdentifier)
    .filter((node) => node.text === 'UnitOfWork' && !ts.isImportSpecifier(node.parent))
    .map((node) => `${path}: ${node.parent.getText()}`);
}

describe('controllers', () => {
  it('are seen when they read the stores themselves', () => {
    const text = `import { UnitOfWork } from '#persistence';
      export class C { constructor(private readonly unitOfWork: UnitOfWork) {} }`;

    expect(readingIn(text, 'c.ts')).toEqual(['c.ts: UnitOfWork']);
    expect(readingIn('export class C {}', 'c.ts')).toEqual([]);
  });

  it('only translate: use cases and queries read the stores', () => {
    const files = filesUnder(['apps/api/src'], ['.controller.ts']);

    expect(files).not.toEqual([]);
    expect(files.flatMap((path) => readingIn(textOf(path), path))).toEqual([]);
  });
});
