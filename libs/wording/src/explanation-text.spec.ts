import { describe, expect, it } from '@jest/globals';
import { explainTally, robustness, type TallyRule } from '#domain';
import { counted, GREEDY, tallyElection } from '../../../test/support/tally.factory.js';
import { explanationText, initiativeText, type Language } from './index.js';

const SHARES: TallyRule = { ...GREEDY, rule: 'equal-shares-cost@1' };

const VILLAGE = tallyElection({
  budget: 100_000n,
  projects: [
    ['1', 48_000n],
    ['2', 40_000n],
    ['3', 20_050n],
  ],
  ballots: [['1'], ...Array<string[]>(5).fill(['1', '2']), ...Array<string[]>(4).fill(['3'])],
});
const NAMES = new Map([
  ['1', 'Park'],
  ['2', 'Vijver'],
  ['3', 'Schommel'],
]);

function textOf(language: Language, rule: TallyRule = SHARES, samples = 0): string {
  const explanation = explainTally(VILLAGE, rule, counted(VILLAGE, rule));
  const firm = samples === 0 ? null : robustness(VILLAGE, rule, { seed: 's', samples });
  return explanationText(explanation, { language, currency: 'EUR', names: NAMES }, firm)
    .flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

describe('the account of a count in words', () => {
  it('tells the whole story in Dutch', () => {
    const text = textOf('nl', SHARES, 20);

    expect(text).toContain('Er kwamen 10 stembiljetten binnen voor 3 initiatieven.');
    expect(text).toContain('Elke stemmer had € 100 te besteden.');
    expect(text).toContain('Als eerste: Park. Het kost € 480 en kreeg 6 stemmen.');
    expect(text).toContain('Het volgende initiatief, Vijver, had er 5.');
    expect(text).toContain('Als tweede: Schommel. Het kost € 200,50 en kreeg 4 stemmen.');
    expect(text).toContain('Het was wel gekozen bij een prijs van € 100 of minder,');
    expect(text).toContain('als nog één stemmer erop had gestemd');
    expect(text).toContain('Het geld van zijn stemmers ging naar Park (€ 400).');
    expect(text).toContain('We hebben ook 20 keer opnieuw geteld');
  });

  it('tells the whole story in English', () => {
    const text = textOf('en', SHARES, 20);

    expect(text).toContain('There were 10 ballots, for 3 initiatives.');
    expect(text).toContain('First: Park. It costs €480 and got 6 votes.');
    expect(text).toContain('at a price of €100 or less');
    expect(text).toContain('if one more voter had voted for it');
    expect(text).toContain('We also counted 20 times');
  });

  it('tells of a list what was left and what came next', () => {
    const text = textOf('en', GREEDY);

    expect(text).toContain('We go down the list from the top.');
    expect(text).toContain('There was €1,000 left by then, so it fitted.');
    expect(text).toContain('It was 1 vote ahead of Vijver, the next one that fitted.');
  });

  it('tells of one initiative alone, and of none that is not there', () => {
    const explanation = explainTally(VILLAGE, SHARES, counted(VILLAGE, SHARES));
    const context = { language: 'nl', currency: 'punten', names: NAMES } as const;

    expect(initiativeText(explanation, '2', context)?.heading).toBe('Vijver');
    expect(initiativeText(explanation, '1', context)?.paragraphs[0]).toContain('480 punten');
    expect(initiativeText(explanation, '9', context)).toBeNull();
  });

  it('has no text left open in either language', () => {
    for (const language of ['nl', 'en'] as const) {
      expect(textOf(language, SHARES, 5)).not.toMatch(/undefined|NaN|\$\{|null/);
    }
  });
});
