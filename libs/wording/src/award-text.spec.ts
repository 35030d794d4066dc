import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  AWARD_CONDITIONS,
  type AwardLetterFacts,
  cents,
  type CountReasons,
  OBJECTION_OUTCOMES,
  type ProjectFate,
} from '#domain';
import { awardEn } from './award-en.js';
import { awardNl } from './award-nl.js';
import { awardText, awardTexts } from './award-text.js';
import { htmlLetter, plainLetter } from './letter-layout.js';
import { objectionText } from './objection-text.js';
import { LANGUAGES } from './speaker.js';

const FATES = Object.keys(awardNl.fates) as ProjectFate[];
const typed = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const amount = fc.bigInt(1n, 1_000_000_000_000n).map(cents);
const count: fc.Arbitrary<CountReasons> = fc.record({
  ballotCount: fc.nat(),
  votes: fc.nat(),
  fate: fc.constantFrom(...FATES),
  place: fc.option(fc.integer({ min: 1, max: 500 })),
  chosen: fc.array(fc.record({ title: typed, votes: fc.nat(), costCents: amount }), {
    maxLength: 10,
  }),
  chosenCount: fc.integer({ min: 10, max: 400 }),
  leftoverCents: amount,
});
const letters: fc.Arbitrary<AwardLetterFacts> = fc
  .record({
    number: fc.constant('2026-0001'),
    municipality: typed,
    wijkteam: typed,
    round: typed,
    mode: fc.constantFrom('resident-vote', 'committee-advice'),
    initiativeId: fc.uuid(),
    title: typed,
    activities: fc.option(typed).map((text) => text ?? ''),
    costCents: amount,
    amountCents: fc.option(amount),
    reasons: fc.record({
      count: fc.option(count),
      team: fc.option(typed),
      deviation: fc.option(typed),
      screening: fc.option(typed),
    }),
    legalBasis: fc.option(typed),
    announcedOn: fc.constant('2026-11-24'),
    objectionUntilOn: fc.constant('2027-01-05'),
  })
  .map((facts) => ({
    ...facts,
    kind: facts.amountCents === null ? ('refusal' as const) : ('award' as const),
    conditions: facts.amountCents === null ? [] : AWARD_CONDITIONS,
  }));

const FACTS: AwardLetterFacts = {
  number: '2026-0007',
  kind: 'award',
  municipality: 'Lindestad',
  wijkteam: 'Wijkteam De Linde',
  round: 'Lenteronde',
  mode: 'committee-advice',
  initiativeId: 'b6c1a9c4-9d61-4a5e-9e6c-000000000001',
  title: 'Bankje',
  activities: 'Een bankje\nbij de vijver',
  costCents: cents(125_005n),
  amountCents: cents(125_005n),
  reasons: { count: null, team: 'Goed voor ouderen', deviation: null, screening: null },
  legalBasis: 'Raadsbesluit 2026-14',
  conditions: AWARD_CONDITIONS,
  announcedOn: '2026-11-24',
  objectionUntilOn: '2027-01-05',
};

describe('awardText', () => {
  it('reads as a letter in plain Dutch', () => {
    const text = awardTexts(FACTS).nl.replaceAll('\u00a0', ' ');

    expect(text.split('\n\n')).toEqual([
      'Beste indiener,',
      'Deze brief gaat over uw initiatief ‘Bankje’ in de ronde ‘Lenteronde’.',
      'Brief 2026-0007, 24 november 2026.',
      'Wat is er besloten',
      'U krijgt € 1.250,05. Meer dan dit bedrag krijgt u niet.',
      'Wijkteam De Linde nam dit besluit op 24 november 2026, namens het college van burgemeester en wethouders van de gemeente Lindestad.',
      'Het besluit steunt op: Raadsbesluit 2026-14.',
      'Waar het om gaat',
      'In uw plan staat: ‘Een bankje bij de vijver’.',
      'Waarom',
      'Het wijkteam geeft deze redenen: ‘Goed voor ouderen’.',
      'Wat wij van u vragen',
      '- Voer uw plan uit zoals het in deze brief staat.\n- Verandert er iets? Vertel het meteen aan uw contactpersoon.\n- Bewaar bonnen en foto’s. Daarmee laat u zien wat u met het geld deed.',
      'Bent u het er niet mee eens',
      'U kunt bezwaar maken. Dat kan tot en met 5 januari 2027.',
      expect.stringContaining('college van burgemeester en wethouders van de gemeente Lindestad'),
      expect.stringContaining('het nummer van deze brief (2026-0007)'),
      expect.stringContaining('Het besluit blijft gelden zolang uw bezwaar loopt.'),
      expect.stringContaining('Algemene wet bestuursrecht'),
      'Hebt u vragen',
      expect.stringContaining('contactpersoon bij de gemeente Lindestad of aan Wijkteam De Linde'),
    ]);
  });

  it('says the same in both languages: number, amount, term, headings, one by one', () => {
    fc.assert(
      fc.property(letters, (facts) => {
        const [dutch, english] = LANGUAGES.map((language) => awardText(facts, language));

        expect(
          english?.blocks.map(({ paragraphs, items }) => [paragraphs.length, items?.length]),
        ).toEqual(dutch?.blocks.map(({ paragraphs, items }) => [paragraphs.length, items?.length]));
        const { nl, en } = awardTexts(facts);
        expect(nl).toContain('5 januari 2027');
        expect(en).toContain('5 January 2027');
        for (const text of [nl, en]) {
          expect(text).toContain(facts.number);
          expect(text).not.toMatch(/undefined|null|NaN|\[object/);
        }
        expect(nl).not.toBe(en);
      }),
    );
  });

  it('lets nobody begin a line, a heading or markup of their own', () => {
    fc.assert(
      fc.property(
        letters,
        fc.constantFrom('\n\nU krijgt meer', '<script>x</script>', '\n- '),
        (facts, trap) => {
          const trapped = {
            ...facts,
            title: `A${trap}`,
            activities: `B${trap}`,
            round: `C${trap}`,
          };
          const texts = awardTexts(trapped);
          const plain = plainLetter(awardText(trapped, 'nl')).text.split('\n\n');

          expect(plain).toHaveLength(
            plainLetter(awardText({ ...facts, activities: 'B' }, 'nl')).text.split('\n\n').length,
          );
          expect(plain.filter((part) => part.startsWith('U krijgt meer'))).toEqual([]);
          expect(htmlLetter('Brief', texts)).not.toContain('<script>');
        },
      ),
    );
  });

  it('marks headings, paragraphs, lists and languages for a screen reader', () => {
    const html = htmlLetter('Brief & meer', awardTexts(FACTS));

    expect(html.match(/<h2>[^<]+<\/h2>/g)).toHaveLength(12);
    expect(html.match(/<li>/g)).toHaveLength(6);
    expect(html).toContain('<title>Brief &amp; meer</title>');
    expect(html.match(/<article lang="(nl|en)">/g)).toEqual([
      '<article lang="nl">',
      '<article lang="en">',
    ]);
  });

  it('has a sentence in both languages for each way to lose', () => {
    const lost = FATES.filter((fate) => fate !== 'funded');

    expect(lost.filter((fate) => awardNl.fates[fate] === '' || awardEn.fates[fate] === '')).toEqual(
      [],
    );
  });
});

describe('objectionText', () => {
  const facts = {
    number: 'B2026-0001',
    letterNumber: '2026-0007',
    receivedOn: '2027-01-06',
    termEndedOn: '2027-01-05',
    isLate: true,
    decideByOn: '2027-02-16',
    municipality: 'Lindestad',
    wijkteam: 'Wijkteam De Linde',
  };

  it('acknowledges with the day by which it is decided, and says when it is late', () => {
    const { subject, text } = plainLetter(objectionText({ ...facts, about: 'receipt' }, 'nl'));

    expect(subject).toBe('Wij hebben uw bezwaar B2026-0001 ontvangen');
    expect(text).toContain('Wij beslissen uiterlijk op 16 februari 2027.');
    expect(text).toContain('Uw bezwaar is dus te laat.');
  });

  it.each(OBJECTION_OUTCOMES)('answers %s with its reasons and the way to the court', (outcome) => {
    const newDecision = outcome === 'founded' ? 'U krijgt toch geld' : null;
    const answer = {
      ...facts,
      about: 'answer',
      outcome,
      reasons: 'Zo is het',
      newDecision,
      leadsToAllocation: false,
    } as const;

    const [nl, en] = LANGUAGES.map((language) => plainLetter(objectionText(answer, language)).text);

    expect(nl).toContain('De redenen zijn: ‘Zo is het’.');
    expect(en).toContain('appeal to the court within six weeks');
    expect(nl?.includes('U krijgt toch geld')).toBe(outcome === 'founded');
  });
});
