import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesUnder, textOf } from '../support/source-files.js';

/** Use cases that leave no trail of their own, each with the reason. */
const SILENT: Readonly<Record<string, string>> = {
  'apps/api/src/voting/cast-ballot.use-case.ts': 'The trail would say when a voter voted.',
  'apps/api/src/sign-in/end-session.use-case.ts': 'Whose session it was is gone with it.',
  'apps/api/src/inbox/read-notices.use-case.ts': 'When somebody reads is nobody else’s business.',
  'apps/worker/src/notices/deliver-mail.use-case.ts': 'Each mailing says by itself how it ended.',
  'apps/worker/src/notices/tend-notices.use-case.ts':
    'What it asks for leaves a trail when it is done.',
  'apps/worker/src/phases/remove-expired.use-case.ts': 'What it removes means nothing any more.',
};

const RECORDS = /\baudit\s*\.\s*record(All)?\(/;

/** Whether a use case writes in the audit trail, by itself or through a file of its own feature. */
function leavesTrail(path: string): boolean {
  const text = textOf(path);
  const neighbours = [...text.matchAll(/ from '(\.\/[^']+)\.js'/g)].map(([, name = '']) =>
    join(dirname(path), `${name}.ts`),
  );
  return [text, ...neighbours.map(textOf)].some((each) => RECORDS.test(each));
}

const useCases = filesUnder(['apps/api/src', 'apps/worker/src'], ['.use-case.ts']);

describe('use cases', () => {
  it('leave a trail of what they do, or say why not', () => {
    const silent = useCases.filter((path) => !leavesTrail(path));

    expect(useCases).not.toEqual([]);
    expect(silent.filter((path) => SILENT[path] === undefined)).toEqual([]);
  });

  it('are excused by name, and only while they are there and silent', () => {
    const excused = Object.keys(SILENT);

    expect(excused.filter((path) => !useCases.includes(path) || leavesTrail(path))).toEqual([]);
  });
});
