import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { jsonLinesOf, runTally } from '../support/tally-command.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CORPUS = join(ROOT, '../shared/pabulib');
const OWN = {
  file: join(ROOT, 'test/fixtures/lindenveld-equal-shares.pb'),
  official_winners: ['L3', 'L5', 'L6'],
};
/** The elections of cities that were really counted by Equal Shares, and published with the winners. */
const OFFICIAL = [
  'elections/Netherlands_Assen_2024.pb',
  'elections/Poland_Swiecie_2023.pb',
  'elections/Poland_Wieliczka_2023_Green_Budget.pb',
];

type Official = { readonly file: string; readonly official_winners: readonly string[] };
type Line = { readonly file: string; readonly rule: string; readonly winners: readonly string[] };

function officials(): readonly Official[] {
  const manifest = join(CORPUS, 'manifest.json');
  if (!existsSync(manifest)) return [OWN];
  const all = JSON.parse(readFileSync(manifest, 'utf8')) as readonly Official[];
  const held = all.filter(({ file }) => OFFICIAL.includes(file));
  return [OWN, ...held.map((one) => ({ ...one, file: join(CORPUS, one.file) }))];
}

describe('elections that declare Equal Shares', () => {
  it('are counted to their official winners, by the rule that they declare', async () => {
    const expected = officials();

    const { out, exitCode } = await runTally([
      ...expected.map(({ file }) => file),
      ...['--rule', 'declared', '--json'],
    ]);

    const lines = jsonLinesOf(out) as readonly Line[];
    expect(exitCode).toBe(0);
    expect(lines.map(({ winners }) => winners.toSorted())).toEqual(
      expected.map(({ official_winners: winners }) => winners.toSorted()),
    );
    for (const { file, rule } of lines) {
      const comparison = file.includes('Wieliczka') ? '-comparison' : '';
      expect(rule).toBe(`equal-shares-cost-add1-floor${comparison}`);
    }
    expect(lines).toHaveLength(existsSync(CORPUS) ? 4 : 1);
  });
});
