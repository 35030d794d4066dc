import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Parser } from 'n3';
import { csvRecord } from './csv.js';
import { rightHanded } from './geojson.js';
import { publishParticipation, reachOf } from './participation.js';
import {
  ownPopulationFaults,
  populationHeading,
  protectPopulation,
  readPopulationLine,
} from './population.js';
import { jsonLdOf, type RdfThing, turtleOf } from './rdf.js';

describe('a record of CSV', () => {
  it.each([
    [['a', 1, null, true], 'a,1,,true\r\n'],
    [['a "b"', 'c,d', 'e\nf'], '"a ""b""","c,d","e\nf"\r\n'],
    [['=1+1', '+31 6', '-x', '@y', '\tz'], "'=1+1,'+31 6,'-x,'@y,'\tz\r\n"],
    [[-5], '-5\r\n'],
  ])('holds %j', (values, expected) => {
    expect(csvRecord(values)).toBe(expected);
  });
});

describe('Turtle', () => {
  const thing = (text: string): RdfThing => ({
    iri: 'https://linde.example/x',
    types: ['http://www.w3.org/ns/dcat#Dataset'],
    properties: [['http://purl.org/dc/terms/title', [{ kind: 'text', text, language: 'nl' }]]],
  });

  it('holds any text as it is, for a reader that is not ours', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const quads = new Parser().parse(
          turtleOf([thing(text)], { dct: 'http://purl.org/dc/terms/' }),
        );
        expect(quads.map(({ object }) => object.value)).toContain(text);
      }),
    );
  });

  it('lets no address end before it ends', () => {
    const iri = 'https://linde.example/> . <x> <y> <z';

    const text = turtleOf([{ iri, types: ['https://a.example/T'], properties: [] }], {});

    expect(text).not.toContain('> . <x>');
  });

  it('says the same as the JSON-LD', () => {
    expect(jsonLdOf([thing('Bankje')], { dct: 'http://purl.org/dc/terms/' })).toMatchObject({
      '@graph': [{ 'dct:title': [{ '@value': 'Bankje', '@language': 'nl' }] }],
    });
  });
});

describe('the rings of an area on a map', () => {
  it('turn left outside and right inside, whichever way they were drawn', () => {
    const outer = [
      [0, 0],
      [0, 9],
      [9, 9],
      [9, 0],
      [0, 0],
    ] as const;
    const hole = [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
      [1, 1],
    ] as const;

    const turned = rightHanded({ type: 'Polygon', coordinates: [outer, hole] });

    expect(turned.coordinates).toEqual([outer.toReversed(), hole.toReversed()]);
    expect(rightHanded({ type: 'Polygon', coordinates: [outer.toReversed()] }).coordinates).toEqual(
      [outer.toReversed()],
    );
  });
});

describe('who took part', () => {
  it('refuses more people in buurten than there are', () => {
    const count = { measure: 'voters' as const, total: 3, perBuurt: new Map([['a', 4]]) };

    expect(() => publishParticipation([count], ['a'], 5)).toThrow('More people');
  });

  it('tells the number of voters whatever it is, and no other that is small', () => {
    const perBuurt = new Map([['a', 1]]);
    const counts = (['supporters', 'voters'] as const).map((measure) => ({
      ...{ measure, total: 2, perBuurt },
    }));

    const told = publishParticipation(counts, ['a', 'b'], 5).filter(
      ({ people }) => people !== null,
    );

    expect(told.map(({ measure, part, people }) => [measure, part, people])).toEqual([
      ['voters', 'total', 2],
    ]);
  });

  it.each([
    [{ people: 60, lowest: 60, highest: 60 }, 'heard'],
    [{ people: null, lowest: 0, highest: 4 }, 'silent'],
    [{ people: 30, lowest: 30, highest: 30 }, 'unclear'],
    [{ people: null, lowest: 0, highest: null }, 'unclear'],
  ])('of whom %j is %s in a wijk where one in twenty took part', (buurt, voice) => {
    const area = {
      total: { people: 150, lowest: 150, highest: 150 },
      elsewhere: { people: 0, lowest: 0, highest: 0 },
    };

    expect(reachOf(buurt, area, { buurt: 1_000, area: 3_000 }).voice).toBe(voice);
    expect(reachOf(buurt, area, { buurt: null, area: 3_000 }).voice).toBe('no-population');
  });
});

describe('figures of population', () => {
  const heading = populationHeading(
    'Codering_3;AantalInwoners_5;k_0Tot15Jaar_8;k_15Tot25Jaar_9;k_25Tot45Jaar_10;k_45Tot65Jaar_11;k_65JaarOfOuder_12'.split(
      ';',
    ),
  );
  const columns = heading.ok ? heading.columns : [];

  it('are read by the columns of StatLine, with dots for what is not told', () => {
    expect(readPopulationLine(['BU03610101', '40', '.', '10', '10', '10', ''], 2, columns)).toEqual(
      {
        code: 'BU03610101',
        all: 40,
        classes: [null, 10, 10, 10, null],
      },
    );
    expect(readPopulationLine(['GM0361', 'x'], 2, columns)).toBeNull();
    expect(readPopulationLine(['BU03610101', '4.5'], 7, columns)).toMatchObject({ name: 'line 7' });
    expect(populationHeading(['gwb_code'])).toMatchObject({ ok: false });
  });

  it('of a municipality itself are sums that are right, and small ones are left out', () => {
    const area = (areaId: string, parentId: string | null, classes: number[]) => ({
      ...{ code: areaId, areaId, parentId, line: 2, classes },
      all: classes.reduce((sum, each) => sum + each, 0),
    });
    const parts = [area('a', 'w', [2, 8, 9, 9, 9]), area('b', 'w', [9, 9, 9, 9, 9])];
    const wijk = area('w', null, [11, 17, 18, 18, 18]);

    const cells = protectPopulation([wijk, ...parts], 5);

    expect(ownPopulationFaults([wijk, ...parts])).toEqual([]);
    expect(ownPopulationFaults([{ ...wijk, all: 1 }, ...parts]).map(({ code }) => code)).toEqual([
      'population-sum',
      'population-parts',
    ]);
    expect(
      cells.find(({ areaId, ageClass }) => areaId === 'a' && ageClass === '0-14'),
    ).toMatchObject({
      state: 'below-threshold',
      people: null,
    });
    expect(cells.filter(({ state }) => state === 'withheld').length).toBeGreaterThan(2);
  });
});
