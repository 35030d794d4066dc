import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { addDays, type TermChange, termDueOn } from '#domain';
import { aMunicipality, type TestMunicipality } from '../support/municipality.factory.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('the last day of a term', () => {
  let database: TestDatabase;
  let town: TestMunicipality;

  beforeAll(async () => {
    database = await createTestDatabase();
    town = await aMunicipality({ database });
  });

  afterAll(() => database.drop());

  it('is the same by the domain and by the database, whatever happened to the term', async () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('suspended' as const), days: fc.integer({ min: 0, max: 40 }) }),
      fc.record({ kind: fc.constant('resumed' as const), days: fc.integer({ min: 0, max: 40 }) }),
      fc.record({ kind: fc.constant('extended' as const), days: fc.integer({ min: 1, max: 90 }) }),
    );
    const cases = fc
      .sample(
        fc.record({
          start: fc.integer({ min: 0, max: 20_000 }),
          lengthDays: fc.integer({ min: 1, max: 200 }),
          wanted: fc.array(change, { maxLength: 7 }),
        }),
        { numRuns: 400, seed: 20_261_122 },
      )
      .map(({ start, lengthDays, wanted }) => {
        const startsAfterOn = addDays('2020-01-01', start);
        return {
          id: randomUUID(),
          startsAfterOn,
          lengthDays,
          changes: inOrder(startsAfterOn, wanted),
        };
      });

    const bySql = await dueBySql(cases);

    expect(bySql.size).toBe(400);
    for (const { id, changes, ...term } of cases) {
      expect([term, changes, bySql.get(id)]).toEqual([term, changes, termDueOn(term, changes)]);
    }
    expect([...bySql.values()].filter((due) => due === null).length).toBeGreaterThan(20);
  });

  /** Changes as they can follow each other: a term stands still or does not, and days go on. */
  function inOrder(from: string, wanted: readonly { kind: string; days: number }[]): TermChange[] {
    let on = from;
    let isStill = false;
    let isLonger = false;
    return wanted.flatMap(({ kind, days }): TermChange[] => {
      if (kind === 'extended') {
        if (isStill || isLonger) return [];
        isLonger = true;
        return [{ kind: 'extended', days }];
      }
      if ((kind === 'resumed') !== isStill) return [];
      on = addDays(on, days);
      isStill = !isStill;
      return [{ kind: isStill ? 'suspended' : 'resumed', on }];
    });
  }

  async function dueBySql(
    cases: readonly {
      id: string;
      startsAfterOn: string;
      lengthDays: number;
      changes: readonly TermChange[];
    }[],
  ): Promise<Map<string, string | null>> {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      // As a restored backup is written: what the triggers say about the order is not asked here.
      await client.query(`BEGIN; SET LOCAL session_replication_role = replica`);
      await client.query(
        `INSERT INTO term (id, municipality_id, initiative_id, kind, starts_after_on, length_days)
         SELECT (c ->> 'id')::uuid, $2, gen_random_uuid(), 'decision', (c ->> 'startsAfterOn')::date, (c ->> 'lengthDays')::int
           FROM jsonb_array_elements($1) c`,
        [JSON.stringify(cases), town.id],
      );
      await client.query(
        `INSERT INTO term_event (term_id, number, municipality_id, kind, on_day, happened_at, reason, days, until_on, is_completed)
         SELECT (c ->> 'id')::uuid, 1 + e.ordinality, $2, e.value ->> 'kind', coalesce((e.value ->> 'on')::date, '2020-01-01'), now(), 'x',
                CASE WHEN e.value ->> 'kind' = 'extended' THEN (e.value ->> 'days')::int END,
                CASE WHEN e.value ->> 'kind' = 'suspended' THEN (e.value ->> 'on')::date + 7 END,
                CASE WHEN e.value ->> 'kind' = 'resumed' THEN true END
           FROM jsonb_array_elements($1) c, jsonb_array_elements(c -> 'changes') WITH ORDINALITY e`,
        [JSON.stringify(cases), town.id],
      );
      const { rows } = await client.query<{ id: string; due: string | null }>(
        'SELECT id, term_due_on(id)::text AS due FROM term WHERE id = ANY ($1)',
        [cases.map(({ id }) => id)],
      );
      return new Map(rows.map(({ id, due }) => [id, due]));
    } finally {
      await client.query('ROLLBACK');
      await client.end();
    }
  }
});
