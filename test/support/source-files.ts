import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Folders that hold nothing that people write. */
const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.git', '.data']);

/**
 * The paths, from the root of the repository, of the files under these folders that end in one of
 * these endings. A folder that does not exist has no files. In order of path.
 */
export function filesUnder(folders: readonly string[], endings: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { withFileTypes: true }).flatMap(expand(folder)))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .toSorted();
}

function expand(folder: string): (entry: Dirent) => string[] {
  return (entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return [path];
    if (!entry.isDirectory() || SKIPPED.has(entry.name)) return [];
    return readdirSync(path, { withFileTypes: true }).flatMap(expand(path));
  };
}

/** The text of a file, with line feeds only. */
export function textOf(path: string): string {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
}

/** The syntax tree of TypeScript or JavaScript text. */
export function parse(text: string, path = 'example.ts'): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** Every node of a tree, parents before children. */
export function nodesOf(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return nodes;
}

/** The decorators of a class or a member, each with its name and its arguments. */
export function decoratorsOf(
  node: ts.Node,
): { readonly name: string; readonly values: readonly ts.Expression[] }[] {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return decorators.map(({ expression }) =>
    ts.isCallExpression(expression)
      ? { name: expression.expression.getText(), values: [...expression.arguments] }
      : { name: expression.getText(), values: [] },
  );
}

/** The names and values of `NAME=value` lines, such as those of `.env.example`. */
export function settingsIn(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name, value]) => [
      name ?? '',
      (value ?? '').trim(),
    ]),
  );
}

/** The cells of each row of the Markdown tables in a text, without heads and rulers. */
export function tableRows(text: string): string[][] {
  const rows: string[][] = [];
  let isBody = false;
  for (const line of text.split('\n')) {
    if (!line.startsWith('|')) isBody = false;
    else if (/^\|[\s:|-]+\|$/.test(line)) isBody = true;
    else if (isBody) {
      rows.push(
        line
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim()),
      );
    }
  }
  return rows;
}
