import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cents } from '#domain';
import { startTestApi, type TestApi } from '../support/api.js';
import { faultsOf, faultyFields } from '../support/faults.js';
import {
  aMunicipality,
  aPerson,
  asOwner,
  type TestMunicipality,
  type TestPerson,
} from '../support/municipality.factory.js';
import { aRound, asService, aVotingRound } from '../support/round.factory.js';

const PER_AREA = { per: 'area', costMaxCents: 250_000, countMax: null };
const PER_INITIATOR = { per: 'initiator', costMaxCents: null, countMax: 1 };
/** What is given back of a rule for which nothing else was set. */
const PLAIN = {
  threshold: null,
  ties: ['cost', 'votes', 'id'],
  unitCents: null,
  seed: null,
  leftoverByScore: false,
  limits: [],
};

describe('the rules by which the ballots of a round are counted', () => {
  let api: TestApi;
  let town: TestMunicipality;
  let chair: TestPerson;
  let path: string;

  beforeAll(async () => {
    api = await startTestApi();
    town = await aMunicipality(api);
    chair = await aPerson(api, town, 'chair');
    path = `/municipalities/${town.slug}/rounds`;
  });

  afterAll(() => api.close());

  const aVote = (tally: object) => ({
    wijkteamId: town.wijkteamId,
    title: 'Lenteronde 2026',
    mode: 'resident-vote',
    rules: { budgetCents: 5_000_000, ballot: { type: 'approval', choicesMax: 5 }, tally },
  });
  const create = (tally: object) => chair.client.post<Round>(path, aVote(tally));

  it.each([
    [{ rule: 'greedy@1' }],
    [{ rule: 'greedy-no-skip@1', threshold: 20 }],
    [{ rule: 'greedy-threshold@1', threshold: 1 }],
    [{ rule: 'greedy-reserve-80@1' }],
    [{ rule: 'greedy-per-cost@1', ties: ['cost-descending', 'list-order', 'id'] }],
    [{ rule: 'greedy@1', limits: [PER_AREA, PER_INITIATOR], leftoverByScore: true }],
    [{ rule: 'equal-shares-cost@1', threshold: 10 }],
    [{ rule: 'equal-shares-cost-add1-floor@1', unitCents: 1 }],
    [{ rule: 'equal-shares-cardinality-add1-exhaustive-utilitarian-comparison@1' }],
    [{ rule: 'sequential-phragmen@1', limits: [PER_INITIATOR] }],
    [{ rule: 'sequential-phragmen@1', ties: ['lot', 'id'], seed: 'Trekking van 1 mei' }],
  ])('can be %j, and are given back as they were set', async (tally) => {
    const created = await create(tally);

    const { id, rules } = created.body;
    expect(created.status).toBe(201);
    expect(rules.tally).toEqual({ ...PLAIN, ...tally });
    const again = await chair.client.patch<Round>(`${path}/${id}`, { rules }, 1);
    expect(again.status).toBe(200);
    expect(again.body.rules).toEqual(rules);
  });

  it('name every setting that has no shape at once', async () => {
    const { status, body } = await create({
      rule: 'equal-shares@1',
      threshold: 0,
      ties: ['cost', 'coin'],
      unitCents: 1.5,
      seed: '',
      leftoverByScore: 'yes',
      limits: [
        { per: 'theme', countMax: 0, colour: 'red' },
        { per: 'area', costMaxCents: 0 },
      ],
    });

    expect(status).toBe(400);
    expect(faultyFields(body)).toEqual(
      new Set([
        'rules.tally.leftoverByScore',
        'rules.tally.limits[0].colour',
        'rules.tally.limits[0].countMax',
        'rules.tally.limits[0].per',
        'rules.tally.limits[1].costMaxCents',
        'rules.tally.rule',
        'rules.tally.seed',
        'rules.tally.threshold',
        'rules.tally.ties',
        'rules.tally.unitCents',
      ]),
    );
  });

  it.each<[string, object, string[]]>([
    ['greedy with a threshold', { rule: 'greedy@1', threshold: 5 }, ['threshold']],
    ['greedy-threshold without', { rule: 'greedy-threshold@1' }, ['threshold']],
    ['a unit for greedy', { rule: 'greedy@1', unitCents: 100 }, ['unitCents']],
    ['a unit at an exact start', { rule: 'equal-shares-cost@1', unitCents: 9 }, ['unitCents']],
    ['a lot without a seed', { rule: 'greedy@1', ties: ['lot', 'id'] }, ['seed']],
    ['a seed without a lot', { rule: 'greedy@1', seed: 'x' }, ['seed']],
    ['a seed of nothing', { rule: 'greedy@1', ties: ['lot', 'id'], seed: ' ' }, ['seed']],
    ['two costs', { rule: 'greedy@1', ties: ['cost', 'cost-descending', 'id'] }, ['ties']],
    ['nothing to leave over', { rule: 'greedy@1', leftoverByScore: true }, ['leftoverByScore']],
    [
      'leftover money for Phragmén',
      { rule: 'sequential-phragmen@1', leftoverByScore: true, limits: [PER_AREA] },
      ['leftoverByScore'],
    ],
    ['a limit twice', { rule: 'greedy@1', limits: [PER_AREA, PER_AREA] }, ['limits[1].per']],
    ['a limit of nothing', { rule: 'greedy@1', limits: [{ per: 'area' }] }, ['limits[0]']],
    [
      'much at once',
      {
        rule: 'sequential-phragmen@1',
        ties: ['lot'],
        unitCents: 5,
        leftoverByScore: true,
        limits: [{ per: 'area' }, PER_AREA],
      },
      ['leftoverByScore', 'limits[0]', 'limits[1].per', 'seed', 'ties', 'unitCents'],
    ],
  ])('are refused when they do not combine: %s', async (_, tally, names) => {
    const { status, body } = await create(tally);

    expect(status).toBe(400);
    expect(faultsOf(body)).toEqual(names.map((name) => `rules.tally.${name} rule-set-refused`));
  });

  it('are published as they are, with the groups of each initiative and nobody’s name', async () => {
    const [samira, jan] = await Promise.all([
      aPerson(api, town, 'resident'),
      aPerson(api, town, 'resident'),
    ]);
    const round = await aRound(api, town, {
      phase: 'screening',
      tally: {
        limits: [{ per: 'initiator', costMaxCents: null, countMax: 1 }, aCap('area')],
      },
      initiatives: [
        { proposedBy: jan.id },
        { proposedBy: samira.id, areaId: town.areaId },
        { proposedBy: jan.id, areaId: town.areaId },
        {},
      ],
    });

    await chair.client.post(`${round.path}/phase-transitions`, { event: 'open-voting' });

    const { body } = await chair.client.get<Paper>(`${round.path}/ballot-paper`);
    const { tally, paper } = JSON.parse(body.rulesDocument) as Document;
    const area = `area ${town.areaId}`;
    expect(tally).toEqual({
      rule: 'greedy@1',
      threshold: null,
      ties: ['cost', 'votes', 'id'],
      limits: [
        { per: 'initiator', costMaxCents: null, countMax: 1 },
        { per: 'area', costMaxCents: '250000', countMax: null },
      ],
    });
    expect(paper.map(({ groups }) => groups)).toEqual([
      ['initiator 1'],
      [area, 'initiator 2'],
      [area, 'initiator 1'],
      [],
    ]);
    expect(body.rulesDocument).not.toContain(jan.id);
    expect(createHash('sha256').update(body.rulesDocument, 'utf8').digest('hex')).toBe(
      body.rulesHash,
    );
  });

  it.each([
    ['a limit', `rules = jsonb_set(rules, '{tally,limits,0,countMax}', '9')`],
    ['a limit more', `rules = jsonb_set(rules, '{tally,limits}', '[]')`],
    ['a seed', `rules = jsonb_set(rules, '{tally,seed}', '"x"')`],
  ])('cannot get %s in the database once they are frozen', async (_, change) => {
    const round = await aVotingRound(api, town, { tally: { limits: [aCount()] } });

    const changing = asService(api, town, `UPDATE round SET ${change} WHERE id = $1`, [round.id]);

    await expect(changing).rejects.toThrow('rules_frozen');
  });

  it.each([
    ['no list', '{}'],
    ['an empty list', '[]'],
    ['an unknown way of making groups', '[{"per": "theme", "countMax": 1}]'],
    ['no way of making groups', '[{"countMax": 1}]'],
    ['nothing that is limited', '[{"per": "area", "costMaxCents": null, "countMax": null}]'],
    ['an amount of nothing', '[{"per": "area", "costMaxCents": "0"}]'],
    ['a number of nothing', '[{"per": "area", "countMax": 0}]'],
    ['a limit twice', '[{"per": "area", "countMax": 1}, {"per": "area", "countMax": 2}]'],
  ])('cannot be written to the database with limits that are %s', async (_, limits) => {
    const round = await aRound(api, town, { phase: 'draft' });

    const writing = asService(
      api,
      town,
      `UPDATE round SET rules = jsonb_set(rules, '{tally,limits}', $2::jsonb) WHERE id = $1`,
      [round.id, limits],
    );

    await expect(writing).rejects.toMatchObject({ constraint: 'round_limits' });
  });

  it.each([
    ['another cost', `paper`, `cost_cents + 1`, `groups`],
    ['other groups', `paper`, `cost_cents`, `ARRAY['initiator 7']`],
    ['no groups', `paper`, `cost_cents`, `'{}'`],
    ['groups that the document has wrong as well', `wrong`, `cost_cents`, `ARRAY['initiator 2']`],
  ])('hold for a paper that was not there yet: not with %s', async (_, kind, cost, groups) => {
    const somebody = await aPerson(api, town, 'resident');
    const round = await aRound(api, town, {
      phase: 'screening',
      tally: { limits: [aCount()] },
      initiatives: [{ proposedBy: somebody.id, costCents: 500 }],
    });
    const [initiativeId] = round.initiativeIds;
    const right = ['initiator 1'];
    const line = {
      number: 1,
      initiativeId,
      code: '1',
      costCents: '500',
      groups: kind === 'paper' ? right : ['initiator 2'],
    };

    const writing = asOwner(
      api,
      `WITH document AS (SELECT id, (rules || jsonb_build_object('paper', '[${JSON.stringify(line)}]'::jsonb))::text AS text FROM round WHERE id = '${round.id}'),
       frozen AS (UPDATE round r SET rules_document = text, rules_hash = encode(sha256(convert_to(text, 'UTF8')), 'hex'), paper_size = 1
                    FROM document d WHERE d.id = r.id RETURNING r.id, r.municipality_id)
       SELECT 1 FROM frozen`,
    ).then(() =>
      asOwner(
        api,
        `INSERT INTO ballot_paper_line (round_id, number, initiative_id, code, cost_cents, groups, municipality_id)
         SELECT '${round.id}', 1, '${initiativeId}', '1', ${cost}, ${groups}, '${town.id}'
           FROM (SELECT 500 AS cost_cents, ARRAY['initiator 1'] AS groups) AS line`,
      ),
    );

    await expect(writing).rejects.toMatchObject({ constraint: 'ballot_paper_line_as_published' });
  });
});

const aCount = () => ({ per: 'initiator', costMaxCents: null, countMax: 1 }) as const;
const aCap = (per: 'area') => ({ per, costMaxCents: cents(250_000n), countMax: null });

type Round = { readonly id: string; readonly rules: { readonly tally: object } };
type Paper = { readonly rulesHash: string; readonly rulesDocument: string };
type Document = {
  readonly tally: object;
  readonly paper: readonly { readonly groups: readonly string[] }[];
};
