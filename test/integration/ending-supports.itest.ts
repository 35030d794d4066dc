import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { faultsOf, statusesOf } from '../support/faults.js';
import { ListedWijk, PEOPLE } from '../support/listed-wijk.factory.js';
import { asOwner, type TestPerson } from '../support/municipality.factory.js';
import { refusalOf } from '../support/support.factory.js';

const problem = (code: string): string => `urn:wijkkas:problem:${code}`;
const REASON = 'Zij kwam aan de balie en wil haar handtekening terug.';

describe('a support that ends', () => {
  let wijk: ListedWijk;

  beforeAll(async () => {
    wijk = await ListedWijk.start();
  });

  afterAll(() => wijk.close());

  describe('because its giver joins the initiative', () => {
    async function join(id: string, person: TestPerson): Promise<number> {
      const invitations = `${wijk.pathOf(id)}/co-initiator-invitations`;
      const { body } = await wijk.maker.client.post(invitations, { personId: person.id });
      const path = `${wijk.world.root}/co-initiator-invitations/${String(body['id'])}/answers`;
      return (await person.client.post(path, { answer: 'accepted' })).status;
    }

    it('ends with the joining, and can be given again after leaving', async () => {
      const [id = ''] = await wijk.initiatives(1);
      const person = await wijk.tied(PEOPLE[11]!);
      await wijk.bySelf(person, wijk.pathOf(id));
      const before = await wijk.countOf(wijk.pathOf(id));

      const status = await join(id, person);
      const during = await wijk.countOf(wijk.pathOf(id));
      const own = await wijk.bySelf(person, wijk.pathOf(id));
      await person.client.delete(`${wijk.pathOf(id)}/co-initiators/${person.id}`);
      await wijk.bySelf(person, wijk.pathOf(id));

      expect([before, status, during]).toEqual([1, 201, 0]);
      expect(own.body['type']).toBe(problem('own-initiative-support'));
      expect(await wijk.countOf(wijk.pathOf(id))).toBe(1);
    });

    it('ends when it was given on paper before the account was tied, and after the support phase too', async () => {
      const [id = ''] = await wijk.initiatives(1);
      await wijk.sign(wijk.pathOf(id), [PEOPLE[12]!]);
      const person = await wijk.tied(PEOPLE[12]!);
      await asOwner(wijk.world.play.api, wijk.endSupportSql(id));

      expect([await join(id, person), await wijk.countOf(wijk.pathOf(id))]).toEqual([201, 0]);
    });

    it('ends when the account of who makes it is tied to who signed', async () => {
      const joiner = await wijk.world.resident();
      const [id = ''] = await wijk.initiatives(1);
      await join(id, joiner);
      await wijk.sign(wijk.pathOf(id), [PEOPLE[13]!]);

      const { status } = await wijk.tie(joiner, PEOPLE[13]!);

      expect([status, await wijk.countOf(wijk.pathOf(id))]).toEqual([201, 0]);
    });

    it('is refused by the database, whatever the service asks', async () => {
      const [id = ''] = await wijk.initiatives(1);
      const person = await wijk.tied(PEOPLE[14]!);
      await wijk.bySelf(person, wijk.pathOf(id));
      const invitations = `${wijk.pathOf(id)}/co-initiator-invitations`;
      await wijk.maker.client.post(invitations, { personId: person.id });

      const refusal = await refusalOf(
        wijk.world,
        `INSERT INTO co_initiator (initiative_id, person_id, invited_at, confirmed_at) VALUES ($1, $2, now(), now())`,
        [id, person.id],
      );

      expect(refusal).toBe('co_initiator_supports_not');
    });
  });

  describe('a signature on paper that is taken back at the desk', () => {
    const takeBack = (path: string, by: TestPerson, given: object = PEOPLE[1]!) =>
      by.client.post(`${path}/signature-withdrawals`, { reason: REASON, ...given });

    it('counts no more, once, with the reason kept and an entry in the trail', async () => {
      const [id = ''] = await wijk.initiatives(1);
      await wijk.sign(wijk.pathOf(id), [PEOPLE[1]!, PEOPLE[2]!]);

      const answers = [
        await takeBack(wijk.pathOf(id), wijk.world.clerks[0]),
        await takeBack(wijk.pathOf(id), wijk.world.clerks[0]),
      ];

      expect(answers[0]).toMatchObject({ status: 201, body: { count: 1, needed: 4 } });
      expect(answers[1]?.body['type']).toBe(problem('signature-not-found'));
      const kept = await asOwner(
        wijk.world.play.api,
        `SELECT w.reason, w.withdrawn_by AS by, a.actor FROM signature_withdrawal w JOIN support s ON s.id = w.support_id
           JOIN audit_entry a ON a.subject_id = s.initiative_id::text AND a.action = 'withdraw-signature' WHERE s.initiative_id = $1`,
        [id],
      );
      const by = wijk.world.clerks[0].id;
      expect(kept).toEqual([{ reason: REASON, by, actor: `person:${by}` }]);
    });

    it('is not one by code, not of another, and names every fault at once', async () => {
      const [id = ''] = await wijk.initiatives(1);
      await wijk.byCode(wijk.pathOf(id), 1);
      await wijk.sign(wijk.pathOf(id), [PEOPLE[2]!]);
      const faulty = { surname: '', postcode: 'x', houseNumber: 1, bornOn: 'x', reason: ' ' };

      const answers = [
        await takeBack(wijk.pathOf(id), wijk.world.clerks[1]),
        await takeBack(wijk.pathOf(id), wijk.world.clerks[1], PEOPLE[3]),
        await takeBack(wijk.pathOf(id), wijk.world.clerks[1], faulty),
      ];

      expect(statusesOf(answers)).toEqual([409, 409, 400]);
      expect(faultsOf(answers[2]!.body)).toEqual([
        'bornOn born-on',
        'postcode postcode',
        'reason reason-missing',
        'surname text-empty',
      ]);
      expect(await wijk.countOf(wijk.pathOf(id))).toBe(2);
    });

    it('is for those who verify, who make nothing in the round, before the support ends', async () => {
      const [id = ''] = await wijk.initiatives(2, wijk.world.clerks[1]);
      await wijk.sign(wijk.pathOf(id), [PEOPLE[1]!]);
      const [clerk, contact] = wijk.world.clerks;

      const answers = [
        await takeBack(wijk.pathOf(id), wijk.maker),
        await takeBack(wijk.pathOf(id), wijk.world.play.chair),
        await takeBack(wijk.pathOf(id), contact),
      ];
      await asOwner(wijk.world.play.api, wijk.endSupportSql(id));
      answers.push(await takeBack(wijk.pathOf(id), clerk));

      expect(answers.map(({ body }) => body['type'])).toEqual(
        ['forbidden', 'forbidden', 'signature-own-interest', 'support-closed'].map(problem),
      );
      expect(await wijk.countOf(wijk.pathOf(id))).toBe(1);
    });

    it('is kept to its rules by the database', async () => {
      const [id = ''] = await wijk.initiatives(2, wijk.world.clerks[1]);
      await wijk.sign(wijk.pathOf(id), [PEOPLE[1]!]);
      await wijk.byCode(wijk.pathOf(id), 2);
      const write = (channel: string) => `
        WITH ended AS (UPDATE support SET withdrawn_at = now() WHERE initiative_id = $1 AND channel = '${channel}' RETURNING id)
        SELECT id FROM ended`;
      const note = `INSERT INTO signature_withdrawal (support_id, reason, withdrawn_by, withdrawn_at)
        SELECT id, 'zomaar', $2, withdrawn_at FROM support WHERE initiative_id = $1 AND channel = $3`;
      const standing = [
        await refusalOf(wijk.world, note.replace('withdrawn_at FROM', 'now() FROM'), [
          id,
          wijk.world.clerks[0].id,
          'paper',
        ]),
      ];
      for (const channel of ['paper', 'letter-code'])
        await refusalOf(wijk.world, write(channel), [id]);

      const refusals = [
        await refusalOf(wijk.world, note, [id, wijk.world.clerks[0].id, 'letter-code']),
        await refusalOf(wijk.world, note, [id, wijk.maker.id, 'paper']),
        await refusalOf(wijk.world, note, [id, wijk.world.clerks[1].id, 'paper']),
        await refusalOf(wijk.world, note, [id, wijk.world.clerks[0].id, 'paper']),
        await refusalOf(wijk.world, 'DELETE FROM signature_withdrawal', []),
      ];

      expect([...standing, ...refusals]).toEqual([
        'signature_withdrawal_of_paper',
        'signature_withdrawal_of_paper',
        'signature_withdrawal_by_role',
        'signature_withdrawal_not_own',
        'done',
        'permission',
      ]);
    });
  });
});
