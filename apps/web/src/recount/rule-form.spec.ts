import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Election } from '../../public/engine/tally-engine.js';
import { readElection } from '../engine/tally-engine.js';
import { formFor, type RuleForm, settingsOfForm } from './rule-form.js';

const FIXTURES = new URL('../../../../test/fixtures/', import.meta.url);

function anElection(rule?: string): Election {
  const text = readFileSync(new URL('lindenveld-equal-shares.pb', FIXTURES), 'utf8');
  const reading = readElection(rule === undefined ? text : text.replace('equalshares/add1', rule));
  if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.faults));
  return reading.election;
}

function settings(form: Partial<RuleForm>, election = anElection()): unknown {
  return settingsOfForm({ ...formFor(election), ...form }, election);
}

const ADD1 = {
  utility: 'cost',
  completion: 'add1',
  start: 'exact',
  comparison: 'none',
} as const;

describe('the fields of the counting rule', () => {
  it('begin with the rule that the file declares, and its limits', () => {
    expect(settings({})).toEqual({
      ok: true,
      settings: {
        rule: 'equal-shares-cost-add1-floor@1',
        threshold: null,
        ties: ['cost', 'votes', 'id'],
        keepsLimits: true,
      },
    });
  });

  it.each([
    ['equal-shares-cardinality-utilitarian-floor', 'equal-shares-cardinality-utilitarian-floor@1'],
    ['sequential-phragmen', 'sequential-phragmen@1'],
    ['a rule of their own', 'greedy@1'],
  ])('begin, for a file that names %s, with %s', (declared, rule) => {
    const election = anElection(declared);

    expect(settings({}, election)).toMatchObject({ ok: true, settings: { rule } });
  });

  it('put the ties in order, with the id last', () => {
    const ties = ['lot', '', 'votes'] as const;

    expect(settings({ ties, seed: ' Tulp 12 ' })).toMatchObject({
      settings: { ties: ['lot', 'votes', 'id'], seed: 'Tulp 12' },
    });
  });

  it('read a unit of money with a comma as people write it', () => {
    expect(settings({ rule: 'equal-shares', shares: ADD1, unit: '0,50' })).toMatchObject({
      settings: { rule: 'equal-shares-cost-add1@1', unitCents: 50n },
    });
  });

  it('leave out what the rule does not take, whatever stands in the field', () => {
    const answer = settings({ rule: 'greedy@1', threshold: '5', unit: '3', seed: 'x' });

    expect(answer).toEqual({
      ok: true,
      settings: { rule: 'greedy@1', ties: ['cost', 'votes', 'id'] },
    });
  });

  it.each<readonly [string, Partial<RuleForm>, readonly string[]]>([
    ['a minimum that is missing', { rule: 'greedy-threshold@1' }, ['threshold']],
    ['a minimum of nothing', { rule: 'greedy-threshold@1', threshold: '0' }, ['threshold']],
    ['a minimum in words', { rule: 'sequential-phragmen@1', threshold: 'vijf' }, ['threshold']],
    ['a unit of nothing', { rule: 'equal-shares', shares: ADD1, unit: '0' }, ['unit']],
    ['a unit finer than a cent', { rule: 'equal-shares', shares: ADD1, unit: '0.001' }, ['unit']],
    ['a lot without its text', { ties: ['lot', '', ''] }, ['seed']],
    ['the same twice', { ties: ['cost', 'cost', ''] }, ['ties']],
    ['cheap and dear first', { ties: ['cost', 'cost-descending', ''] }, ['ties']],
  ])('name the fields that are not right: %s', (_what, form, fields) => {
    expect(settings(form)).toEqual({ ok: false, fields });
  });
});
