import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/api.js';
import { faultsOf } from '../support/faults.js';
import { asOwner } from '../support/municipality.factory.js';
import {
  aMerge,
  aSplit,
  PART,
  refusalIn,
  RegroupingTown,
} from '../support/regrouping-town.factory.js';
import { aRound, asService } from '../support/round.factory.js';

describe('the rules of merging and splitting initiatives', () => {
  let api: TestApi;
  let made: RegroupingTown;

  beforeAll(async () => {
    api = await startTestApi();
    made = await RegroupingTown.in(api);
  });

  afterAll(() => api.close());

  describe('a merge', () => {
    it('cannot be proposed by a stranger, about drafts, or across rounds', async () => {
      const other = await aRound(api, made.hood.town, { initiatives: [] });
      const own = await made.initiativeOf(made.hood.proposer);
      const theirs = await made.initiativeOf(made.hood.neighbour);
      const elsewhere = await made.initiativeOf(made.hood.proposer, { round: other });
      const draft = await made.initiativeOf(made.hood.neighbour, { state: 'draft' });

      const answers = await Promise.all([
        made.propose(made.hood.stranger, aMerge([own, theirs])),
        made.propose(made.hood.chair, aMerge([own, draft])),
        made.propose(made.hood.proposer, aMerge([own, elsewhere])),
      ]);

      expect(answers.map(refusalIn)).toEqual([
        [403, 'forbidden'],
        [409, 'initiative-transition-refused'],
        [409, 'regrouping-across-rounds'],
      ]);
    });

    it('is refused in a line of first come, first served, and once the ballot is fixed', async () => {
      const line = await aRound(api, made.hood.town, { mode: 'first-come', initiatives: [] });
      const fixed = await aRound(api, made.hood.town, {
        phase: 'deciding',
        mode: 'assembly',
        initiatives: [],
      });
      const inLine = await made.initiativeOf(made.hood.proposer, { round: line });
      const tooLate = await made.initiativeOf(made.hood.proposer, { round: fixed });

      const answers = [
        await made.propose(made.hood.proposer, aSplit(inLine)),
        await made.propose(made.hood.proposer, aSplit(tooLate)),
      ];

      expect(answers.map(refusalIn)).toEqual([
        [409, 'regrouping-in-line'],
        [409, 'regrouping-too-late'],
      ]);
    });

    it('names every fault at once', async () => {
      const own = await made.initiativeOf(made.hood.proposer);

      const { status, body } = await made.propose(
        made.hood.proposer,
        aMerge([own], {
          parts: [{ ...PART, title: ' ', costLines: [] }, PART],
          reason: '',
          answerByOn: '2026-02-30',
        }),
      );

      expect(status).toBe(400);
      expect(faultsOf(body)).toEqual([
        'answerByOn not-a-day',
        'initiativeIds regrouping-count',
        'parts regrouping-count',
        'parts[0].costLines cost-lines-missing',
        'parts[0].title text-empty',
        'reason reason-missing',
      ]);
    });
  });

  describe('a split', () => {
    it('by its only initiator happens at once; each part has the initiator and the version', async () => {
      const id = await made.initiativeOf(made.hood.proposer, { state: 'eligible' });

      const { body, status } = await made.propose(made.hood.proposer, aSplit(id));

      expect([status, body.state, body.resultIds.length]).toEqual([201, 'carried-out', 2]);
      expect(await Promise.all([id, ...body.resultIds].map((id) => made.stateOf(id)))).toEqual([
        'split',
        'submitted',
        'submitted',
      ]);
      const versions = await asOwner(
        api,
        `SELECT number, plan ->> 'title' AS title FROM initiative_version WHERE initiative_id = ANY ($1) ORDER BY title`,
        [body.resultIds],
      );
      expect(versions).toEqual([
        { number: 1, title: 'Het tweede deel' },
        { number: 1, title: PART.title },
      ]);
    });

    it('of what nobody with an account made is for a contact person', async () => {
      const id = await made.initiativeOf(null);

      const byMember = await made.propose(made.hood.member, aSplit(id));
      const byContact = await made.propose(made.hood.contact, aSplit(id));

      expect([byMember.status, byMember.body]).toMatchObject([
        409,
        { type: 'urn:wijkkas:problem:regrouping-nobody-to-ask' },
      ]);
      expect(byContact.body.state).toBe('carried-out');
    });
  });

  describe('in the database, past the domain', () => {
    const refusalOf = async (sql: string, values: readonly unknown[]): Promise<string> => {
      try {
        await asService(api, made.hood.town, sql, values);
        return 'done';
      } catch (error) {
        return (error as { constraint?: string }).constraint ?? (error as Error).message;
      }
    };

    it('nothing ends in a merge that was not carried out, and nothing comes back from one', async () => {
      const ids = await made.two();
      const { body } = await made.propose(made.hood.proposer, aMerge(ids));
      const state = `UPDATE initiative SET state = $2 WHERE id = $1`;

      expect(await refusalOf(state, [ids[0], 'merged'])).toBe('initiative_regrouped');
      await made.answer(made.hood.neighbour, body.id, { answer: 'consent' });
      expect(await refusalOf(state, [ids[0], 'submitted'])).toContain(
        'initiative_regrouped_for_good',
      );
    });

    it('a proposal is settled by its answers, once, and never rewritten', async () => {
      const ids = await made.two();
      const { body } = await made.propose(made.hood.proposer, aMerge(ids));
      const settle = `INSERT INTO regrouping_settlement (regrouping_id, outcome, settled_at) VALUES ($1, $2, now())`;
      const answered = `INSERT INTO regrouping_answer (regrouping_id, person_id, answer, answered_at) VALUES ($1, $2, 'consent', now())`;

      expect(await refusalOf(settle, [body.id, 'carried-out'])).toBe('regrouping_with_consent');
      expect(await refusalOf(settle, [body.id, 'refused'])).toBe('regrouping_refused_by_somebody');
      expect(await refusalOf(answered, [body.id, made.hood.member.id])).toBe(
        'regrouping_answer_of_asked',
      );
      expect(await refusalOf(answered, [body.id, made.hood.neighbour.id])).toBe('done');
      expect(await refusalOf(settle, [body.id, 'carried-out'])).toBe('regrouping_sources_ended');
      expect(await refusalOf(settle, [body.id, 'lapsed'])).toBe('done');
      expect(await refusalOf(answered, [body.id, made.hood.neighbour.id])).toBe(
        'regrouping_answer_in_time',
      );
      for (const table of ['regrouping', 'regrouping_answer', 'regrouping_settlement']) {
        const key = table === 'regrouping' ? 'id' : 'regrouping_id';
        expect(await refusalOf(`DELETE FROM ${table} WHERE ${key} = $1`, [body.id])).toContain(
          'permission denied',
        );
      }
    });
  });
});
