import { describe, expect, it } from '@jest/globals';
import {
  aList,
  anAnnouncement,
  PUBLIC_VALUE,
  SECRET,
  sha256,
} from '../../../../test/support/draw-lists.js';
import { carryOutDraw } from './carry-out-draw.js';
import { announcementDifferences, drawRecordDifferences } from './check-draw-record.js';
import { drawDocumentText, type DrawRecord, drawRecordFrom } from './draw-documents.js';
import { drawListText } from './draw-list.js';

const LIST = aList({ Noord: 6, Zuid: 4 });
const ANNOUNCED = anAnnouncement(drawListText(LIST), { Noord: 2, Zuid: 1 }, LIST);
const VALUES = { secret: SECRET, publicValue: PUBLIC_VALUE, sha256 };
const RECORD = carryOutDraw(ANNOUNCED, LIST, VALUES);

const kindsOf = (record: DrawRecord, list = LIST): string[] =>
  drawRecordDifferences(record, list, { sha256 }).map(({ kind }) => kind);

describe('checking a draw', () => {
  it('finds nothing in what was drawn, also from its published text', () => {
    expect(kindsOf(RECORD)).toEqual([]);
    expect(drawRecordFrom(JSON.parse(drawDocumentText(RECORD)))).toEqual(RECORD);
    expect(announcementDifferences(ANNOUNCED, LIST, VALUES)).toEqual([]);
  });

  it('names the codes that are on one side only', () => {
    const changed = LIST.map((entry) =>
      entry.code === 'Noord-3' ? { ...entry, code: 'Noord-9' } : entry,
    );

    const differences = drawRecordDifferences(RECORD, changed, { sha256 });

    expect(differences).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'list-hash', announced: ANNOUNCED.listHash }),
        { kind: 'code-not-drawn', code: 'Noord-9' },
        { kind: 'code-not-on-list', code: 'Noord-3' },
      ]),
    );
  });

  it('sees a seed that does not follow, and one that was replaced with all that follows from it', () => {
    const other = carryOutDraw(ANNOUNCED, LIST, { ...VALUES, publicValue: '004218' });

    expect(kindsOf({ ...RECORD, seed: other.seed })).toEqual(['seed']);
    expect(kindsOf({ ...RECORD, publicValue: '004218' })).toContain('seed');
    expect(kindsOf({ ...RECORD, secret: `${SECRET}x` })).toEqual(
      expect.arrayContaining(['seal', 'seed']),
    );
  });

  it('names the first place of a stratum that differs', () => {
    const [noord, zuid] = RECORD.strata;
    if (noord === undefined || zuid === undefined) throw new Error('Two strata.');
    const [first = '', second = ''] = noord.drawn;
    const swapped = { ...RECORD, strata: [{ ...noord, drawn: [second, first] }, zuid] };
    const [reserve = '', ...others] = zuid.reserves;
    const favoured = {
      ...RECORD,
      strata: [noord, { ...zuid, drawn: [reserve], reserves: [...zuid.drawn, ...others] }],
    };
    const more = {
      ...RECORD,
      strata: [noord, { ...zuid, drawn: [...zuid.drawn, reserve], reserves: others }],
    };

    expect(drawRecordDifferences(swapped, LIST, { sha256 })).toEqual([
      { kind: 'place', stratum: 'Noord', place: 1, recorded: second, found: first },
    ]);
    expect(kindsOf(favoured)).toEqual(['place']);
    expect(drawRecordDifferences(more, LIST, { sha256 })).toEqual([
      { kind: 'place', stratum: 'Zuid', place: 2, recorded: reserve, found: null },
    ]);
    expect(kindsOf({ ...RECORD, strata: [noord] })).toContain('strata');
  });

  it('sees an announcement that was replaced afterwards', () => {
    const late = { ...ANNOUNCED, title: 'Anders' };

    const differences = drawRecordDifferences(RECORD, LIST, { sha256, announcement: late });

    const moved = Object.fromEntries(Object.entries(ANNOUNCED).toReversed()) as typeof ANNOUNCED;

    expect(differences).toEqual([{ kind: 'announcement' }]);
    expect(drawRecordDifferences(RECORD, LIST, { sha256, announcement: moved })).toEqual([]);
  });

  it('sees a list that was frozen when the value could be known, and a value in another form', () => {
    const late = { ...ANNOUNCED, frozenAt: ANNOUNCED.publicAt };
    const kinds = (announcement: typeof ANNOUNCED, given = VALUES) =>
      announcementDifferences(announcement, LIST, given).map(({ kind }) => kind);

    expect(kinds(late)).toEqual(['frozen-late']);
    expect(kinds(ANNOUNCED, { ...VALUES, publicValue: '4217 ' })).toEqual(['public-value-form']);
    expect(kinds(ANNOUNCED, { ...VALUES, secret: 'kort' })).toEqual(['secret-form', 'seal']);
  });

  it('takes nothing for a record that is none', () => {
    const broken = [
      null,
      [],
      'x',
      {},
      { ...RECORD, format: 'other/1' },
      { ...RECORD, seed: 1 },
      { ...RECORD, strata: [{ stratum: 'Noord', seats: 1, drawn: [1], reserves: [] }] },
      { ...RECORD, announcement: { ...ANNOUNCED, publicForm: 'poem' } },
    ];

    expect(broken.map(drawRecordFrom)).toEqual(broken.map(() => null));
  });
});
