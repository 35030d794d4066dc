import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { objectionLastDay } from '#domain';
import { startTestApi, type TestApi } from '../support/api.js';
import { aRefusal, refusedBy } from '../support/award.factory.js';
import { aTreasury, type Treasury } from '../support/funded-initiative.factory.js';
import { asOwner } from '../support/municipality.factory.js';
import { asService } from '../support/round.factory.js';

describe('award letters against the service itself', () => {
  let api: TestApi;
  let treasury: Treasury;
  let letterId: string;

  beforeAll(async () => {
    api = await startTestApi();
    treasury = await aTreasury(api);
    ({ letterId } = await aRefusal(treasury));
  });

  afterAll(async () => {
    await treasury.close();
    await api.close();
  });

  const refusal = (sql: string): Promise<unknown> =>
    asService(api, treasury.town, sql, [letterId]).then(() => 'allowed', refusedBy);
  /** The letter once more with something changed, under the next number. */
  const another = (changes: Readonly<Record<string, string>>): Promise<unknown> => {
    const columns =
      'municipality_id, kind, round_id, initiative_id, decision_id, addressee_id, amount_cents, announced_on, objection_until_on, text_nl, text_en'.split(
        ', ',
      );
    const next = `(SELECT max(sequence) + 1 FROM award_letter WHERE year = l.year)`;
    const facts = `replace(l.facts, l.facts::jsonb ->> 'number', l.year || '-' || lpad(${next}::text, 4, '0'))`;
    const values: Record<string, string> = {
      id: 'gen_random_uuid()',
      year: 'l.year',
      sequence: next,
      facts,
      hash: `encode(sha256(convert_to(${facts} || E'\\n' || l.text_nl || E'\\n' || l.text_en, 'UTF8')), 'hex')`,
      ...Object.fromEntries(columns.map((column) => [column, `l.${column}`])),
      ...changes,
    };
    return refusal(
      `INSERT INTO award_letter (${Object.keys(values).join(', ')}) SELECT ${Object.values(values).join(', ')} FROM award_letter l WHERE id = $1`,
    );
  };

  it('keeps every letter as it was written', async () => {
    expect(await refusal(`UPDATE award_letter SET text_nl = 'x' WHERE id = $1`)).toBe('42501');
    expect(await refusal('DELETE FROM award_letter WHERE id = $1')).toBe('42501');
  });

  it.each([
    ['a second letter of the same decision', {}, 'award_letter_once'],
    ['another number than the next', { sequence: 'l.sequence' }, 'award_letter_without_gap'],
    ['another day', { announced_on: 'l.announced_on + 1' }, 'award_letter_term'],
    ['a longer term', { objection_until_on: 'l.objection_until_on + 1' }, 'award_letter_term'],
    [
      'money that was not committed',
      { kind: `'award'`, amount_cents: '5' },
      'award_letter_of_commitment',
    ],
    ['another reader', { addressee_id: 'NULL' }, 'award_letter_of_initiative'],
    ['another text under the same hash', { text_nl: `'x'` }, 'award_letter_hash'],
    ['facts with another number', { facts: 'l.facts' }, 'award_letter_facts'],
    ['facts about another initiative', { facts: `'{}'` }, 'award_letter_of_initiative'],
  ])('does not take %s', async (_, changes, constraint) => {
    expect(await another(changes)).toBe(constraint);
  });

  it('counts the same days for a term as the domain does, for thirty years', async () => {
    const rows = await asOwner<{ day: string; last: string }>(
      api,
      `SELECT d::date::text AS day, last_day_of_weeks(d::date, 6)::text AS last
         FROM generate_series('2014-01-01'::date, '2043-12-31', '1 day') d`,
    );

    const different = rows.filter(({ day, last }) => objectionLastDay(day) !== last);

    expect(rows).toHaveLength(10_957);
    expect(different).toEqual([]);
  });
});
