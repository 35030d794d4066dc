import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { decoratorsOf, filesUnder, nodesOf, parse, textOf } from '../support/source-files.js';

const METHODS = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All', 'Search'];

type Handler = { readonly name: string; readonly declared: readonly string[] };

/**
 * The methods of the controllers in a text that answer requests, each with what it declares about
 * who may call it: `Permission(name)` or `Public(reason)`, with the word that stands in it.
 */
function handlersIn(text: string, path: string): Handler[] {
  return nodesOf(parse(text, path))
    .filter(ts.isMethodDeclaration)
    .flatMap((node) => {
      const decorators = decoratorsOf(node);
      if (!decorators.some(({ name }) => METHODS.includes(name))) return [];
      const owner = ts.isClassDeclaration(node.parent) ? (node.parent.name?.text ?? '') : '';
      const declared = decorators
        .filter(({ name }) => name === 'Permission' || name === 'Public')
        .map(({ name, values: [value] }) =>
          value !== undefined && ts.isStringLiteral(value) ? `${name}(${value.text})` : name,
        );
      return [{ name: `${path}: ${owner}.${node.name.getText()}`, declared }];
    });
}

const handlers = filesUnder(['apps/api/src'], ['.controller.ts']).flatMap((path) =>
  handlersIn(textOf(path), path),
);

describe('controllers', () => {
  it('are read with the permission that each handler declares', () => {
    const text = `@Controller('rounds') export class RoundsController {
      @Get() @Public('Rounds are open data.') list() {}
      @Permission('manage-round') @Post(':id/close') close() {}
      @Delete(':id') remove() {}
      helper() {}
    }`;

    const found = handlersIn(text, 'rounds.controller.ts').map(({ declared }) => declared);

    expect(found).toEqual([['Public(Rounds are open data.)'], ['Permission(manage-round)'], []]);
  });

  it('declare on each handler one permission, or why it is public', () => {
    const undeclared = handlers.filter(
      ({ declared }) =>
        declared.length !== 1 ||
        !/^(Permission\([a-z-]+\)|Public\(.{10,}\))$/.test(declared[0] ?? ''),
    );

    expect(handlers).not.toEqual([]);
    expect(undeclared).toEqual([]);
  });

  it('stand in files that end in .controller.ts, where these rules see them', () => {
    const hidden = filesUnder(['apps', 'libs'], ['.ts'])
      .filter((path) => !path.endsWith('.controller.ts') && !path.endsWith('.spec.ts'))
      .filter((path) => /^@Controller\(/m.test(textOf(path)));

    expect(hidden).toEqual([]);
  });
});
