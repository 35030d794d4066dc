import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesUnder, textOf } from '../support/source-files.js';

/**
 * The migrations that have landed, by name, with the SHA-256 of their text. Once databases have
 * run a migration it is never edited: what is wrong with it is mended by the next one.
 *
 * Each file joins the list when it ships: add a line with its name (without `.ts`) and the hash that
 * `sha256sum libs/persistence/src/migrations/*.ts` prints for it.
 */
const LOCK = 'test/architecture/migrations.lock.json';
const FOLDER = 'libs/persistence/src/migrations';

type Hashes = Readonly<Record<string, string>>;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const isMoment = (name: string): boolean => /^\d/.test(name);

/** What is wrong with the migrations in the folder, against those that have landed. */
function lockFaults(landed: Hashes, present: Hashes): string[] {
  // Files without a moment hold parts of migrations: they come neither before nor after.
  const last = Object.keys(landed).filter(isMoment).toSorted().at(-1) ?? '';
  const changed = Object.entries(landed).flatMap(([name, hash]) => {
    if (present[name] === undefined) return [`${name} has landed and is gone`];
    return present[name] === hash ? [] : [`${name} has landed and was edited`];
  });
  const inserted = Object.keys(present)
    .filter((name) => landed[name] === undefined && isMoment(name) && name < last)
    .map((name) => `${name} comes before ${last}, which has landed`);
  return [...changed, ...inserted];
}

/** All files of the folder but the list: a migration may keep part of its SQL in a file beside it. */
const files = filesUnder([FOLDER], ['.ts']).filter((path) => basename(path) !== 'index.ts');
const migrations = files.filter((path) => /^\d/.test(basename(path)));
const landed = JSON.parse(textOf(LOCK)) as Hashes;

describe('migrations', () => {
  it('that have landed are as they were, and new ones come after them', () => {
    const present = Object.fromEntries(
      files.map((path) => [basename(path, '.ts'), sha256(textOf(path))]),
    );

    expect(migrations).not.toEqual([]);
    expect(lockFaults(landed, present)).toEqual([]);
  });

  it('are refused when one that landed is edited, removed or preceded', () => {
    const before = { '100-a': 'x', '300-c': 'y', 'parts-of-c': 'p' };

    expect(lockFaults(before, { ...before, '400-d': 'z' })).toEqual([]);
    expect(lockFaults(before, { ...before, '100-a': 'other' })).toEqual([
      '100-a has landed and was edited',
    ]);
    expect(lockFaults(before, { '300-c': 'y', 'parts-of-c': 'q' })).toEqual([
      '100-a has landed and is gone',
      'parts-of-c has landed and was edited',
    ]);
    expect(lockFaults(before, { ...before, '200-b': 'z' })).toEqual([
      '200-b comes before 300-c, which has landed',
    ]);
  });

  it('are named by their moment, each by another', () => {
    const names = migrations.map((path) => basename(path, '.ts'));
    const moments = names.map((name) => name.slice(0, 13));

    expect(names.filter((name) => !/^\d{13}-[a-z0-9-]+$/.test(name))).toEqual([]);
    expect(new Set(moments).size).toBe(moments.length);
  });

  it('carry the moment in the name of their class, as TypeORM wants', () => {
    const other = migrations.filter(
      (path) => !new RegExp(`class \\w+${basename(path).slice(0, 13)} `).test(textOf(path)),
    );

    expect(other).toEqual([]);
  });

  it('are listed one by one, oldest first', () => {
    const list = textOf(`${FOLDER}/index.ts`);
    const listed = [...list.matchAll(/'\.\/([^']+)\.js'/g)].map(([, name]) => name);

    expect(listed).toEqual(migrations.map((path) => basename(path, '.ts')));
  });

  it('can be taken back', () => {
    const oneWay = migrations.filter((path) => !/\bdown\(/.test(textOf(path)));

    expect(oneWay).toEqual([]);
  });
});
