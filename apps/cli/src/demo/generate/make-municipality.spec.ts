import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import {
  allocationTotal,
  areaFaults,
  isLetterCode,
  passwordFaults,
  planFaults,
  sumCents,
  wijkteamFaults,
} from '#domain';
import type { DemoMunicipality, DemoRound } from './demo-types.js';
import { makeMunicipality } from './make-municipality.js';

const NOW = new Date('2026-06-15T12:00:00Z');
const town = makeMunicipality(1, NOW);

function roundOf(demo: DemoMunicipality, phase: string): DemoRound {
  const found = demo.rounds.find(({ round }) => round.phase === phase);
  if (found === undefined) throw new Error(`There is no round in the phase ${phase}.`);
  return found;
}

function allIds(demo: DemoMunicipality): string[] {
  return [
    demo.municipality.id,
    ...[...demo.areas, ...demo.wijkteams, ...demo.people, ...demo.memberships].map(({ id }) => id),
    ...demo.budgets.flatMap(({ budget, grant }) => [budget.id, grant.id]),
    ...demo.rounds.flatMap(({ round, initiatives, decisions, payments }) => [
      round.id,
      ...[...initiatives, ...decisions, ...payments].map(({ id }) => id),
      ...decisions.flatMap(({ lines }) => lines.map(({ transferId }) => transferId)),
    ]),
  ];
}

describe('the demo municipality', () => {
  it('is the same for the same seed and moment', () => {
    expect(isDeepStrictEqual(makeMunicipality(1, NOW), town)).toBe(true);
  });

  it('is another one for another seed', () => {
    const other = makeMunicipality(2, NOW);

    expect(other.municipality.id).not.toBe(town.municipality.id);
    expect(other.accounts).not.toEqual(town.accounts);
  });

  it('keeps its ids and accounts from day to day', () => {
    const later = makeMunicipality(1, new Date('2026-07-02T03:00:00Z'));

    expect(allIds(later)).toEqual(allIds(town));
    expect(later.accounts).toEqual(town.accounts);
  });

  it('gives every thing an id of its own', () => {
    const ids = allIds(town);

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has areas, wijkteams and plans that the service would take', () => {
    const areas = new Map(town.areas.map((area) => [area.id, area]));

    const faults = [
      ...town.areas.flatMap((area) => areaFaults(area, areas.get(area.parentId ?? '') ?? null)),
      ...town.wijkteams.flatMap(wijkteamFaults),
      ...town.rounds.flatMap(({ initiatives }) => initiatives.flatMap(planFaults)),
    ];

    expect(faults).toEqual([]);
  });

  it('fills in the street of every plan', () => {
    const titles = town.rounds.flatMap(({ initiatives }) => initiatives.map(({ title }) => title));

    expect(titles.filter((title) => /[{}]/.test(title))).toEqual([]);
  });

  it('has three wijkteams with a chair, five to seven members and hundreds of residents', () => {
    for (const { id } of town.wijkteams) {
      const roles = town.memberships
        .filter(({ wijkteamId }) => wijkteamId === id)
        .map(({ role }) => role);
      const count = (wanted: string): number => roles.filter((role) => role === wanted).length;

      expect(count('chair')).toBe(1);
      expect([5, 6, 7]).toContain(count('member'));
      expect(count('resident')).toBeGreaterThan(200);
    }
  });

  it('knows residents by their letter only', () => {
    const residents = town.people.filter(({ name }) => name === null);

    expect(residents.every(({ email }) => email === null)).toBe(true);
    expect(town.letters.map(({ personId }) => personId)).toEqual(residents.map(({ id }) => id));
    expect(town.letters.every(({ letterCode }) => isLetterCode(letterCode))).toBe(true);
  });

  it('has an account for every role, with a password or a letter', () => {
    const roles = new Set(town.accounts.map(({ role }) => role));
    const accounts = town.accounts.filter(({ letterCode }) => letterCode === null);

    expect(roles).toEqual(
      new Set([
        ...['administrator', 'chair', 'member', 'contact-person', 'finance-officer', 'auditor'],
        'resident',
      ]),
    );
    expect(
      accounts.flatMap(({ password, email }) => passwordFaults(password ?? '', email ?? '')),
    ).toEqual([]);
    expect(new Set(accounts.map(({ email }) => email)).size).toBe(accounts.length);
  });
});

describe('the rounds of the demo', () => {
  it('let the residents on the list of accounts vote in the round that runs', () => {
    const { round, vote } = roundOf(town, 'voting');
    const voted = new Set(vote?.cast.map(({ voterId }) => voterId));
    const shown = town.accounts.filter(({ role }) => role === 'resident');

    expect(round.timeline.votingOpensAt?.getTime()).toBeLessThan(NOW.getTime());
    expect(round.timeline.votingClosesAt?.getTime()).toBeGreaterThan(NOW.getTime());
    expect(voted.size).toBe(183);
    expect(shown.filter(({ personId }) => voted.has(personId))).toEqual([]);
  });

  it('gave the money of the finished one to its winners, and to nobody else', () => {
    const { initiatives, vote, decisions } = roundOf(town, 'allocated');
    const winners = vote?.count?.outcome.winners.map(({ initiativeId }) => initiativeId);

    const funded = initiatives.filter(({ state }) => state === 'funded').map(({ id }) => id);

    expect(vote?.cast).toHaveLength(402);
    expect(decisions[0]?.lines.map(({ initiativeId }) => initiativeId)).toEqual(winners);
    expect(new Set(funded)).toEqual(new Set(winners));
  });

  it('released two tranches by another officer than who prepared them; one waits', () => {
    const { payments } = roundOf(town, 'allocated');

    const released = payments.flatMap(({ preparedBy, release }) =>
      release === null ? [] : [release.releasedBy.id === preparedBy.id],
    );

    expect(payments).toHaveLength(3);
    expect(released).toEqual([false, false]);
  });

  it('decided a few times, with reasons, in the one that is always open', () => {
    const { decisions, initiatives } = roundOf(town, 'submission');

    expect(decisions).toHaveLength(4);
    expect(decisions.every(({ motivation }) => (motivation ?? '').length > 20)).toBe(true);
    expect(new Set(initiatives.map(({ state }) => state))).toEqual(
      new Set(['funded', 'eligible', 'submitted', 'draft', 'rejected']),
    );
  });

  it.each([3, 4, 5, 6, 7, 8])('stay within their budgets whatever the seed: %i', (seed) => {
    const demo = makeMunicipality(seed, new Date('2028-02-29T00:00:00Z'));

    for (const { round, decisions, payments } of demo.rounds) {
      const spent = allocationTotal(decisions.flatMap(({ lines }) => lines));
      const paid = sumCents(payments.map(({ amountCents }) => amountCents));
      expect(spent <= round.rules.budgetCents).toBe(true);
      expect(paid <= spent).toBe(true);
    }
    expect(roundOf(demo, 'allocated').payments).toHaveLength(3);
  });
});
