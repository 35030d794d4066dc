import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../domain-error.js';
import { cents } from '../money/cents.js';
import type { Actor } from '../people/authorise.js';
import type { Role } from '../people/role.js';
import { ROUND_PHASES } from '../phases/round-phase.js';
import { NO_DETAILS, plainCost } from './plan.js';
import { type AskedInitiator, type Regrouping, regroupingState } from './regrouping.js';
import {
  answerRegrouping,
  proposeRegrouping,
  refuseUnseenRegrouping,
  takeBackRegrouping,
  type WantedRegrouping,
} from './regrouping-steps.js';

const TODAY = '2026-03-01';

function aPerson(id: string, role: Role, wijkteamId: string | null = 'linde'): Actor {
  const membership = { role, wijkteamId, validFromOn: '2026-01-01', validUntilOn: null };
  return { kind: 'person', id, memberships: [membership] };
}

const noor = aPerson('noor', 'resident');
const sam = aPerson('sam', 'resident');
const other = aPerson('other', 'resident');
const member = aPerson('member', 'member');
const contact = aPerson('contact', 'contact-person', null);
const ROUND = {
  id: 'round',
  wijkteamId: 'linde',
  mode: 'resident-vote',
  phase: 'submission',
  paperSize: 0,
} as const;
const PART = {
  ...NO_DETAILS,
  title: 'Samen',
  summary: '',
  costLines: [plainCost('Alles', cents(100n))],
  location: null,
  areaId: null,
};
const MERGE: WantedRegrouping = {
  kind: 'merge',
  parts: [PART],
  reason: 'Naast elkaar.',
  answerByOn: '2026-03-15',
};
const SPLIT: WantedRegrouping = { ...MERGE, kind: 'split', parts: [PART, PART] };

const aSource = (id: string, proposedBy: string | null, joined: readonly string[] = []) => ({
  id,
  roundId: 'round',
  state: 'submitted' as const,
  proposedBy,
  coInitiators: joined.map((personId) => ({ personId, hasLeft: personId === 'gone' })),
});
const TWO = [aSource('a', 'noor', ['gone', 'kim']), aSource('b', 'sam')];

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};
const propose = (
  actor: Actor,
  wanted: WantedRegrouping = MERGE,
  sources: Parameters<typeof proposeRegrouping>[2] = TWO,
  round: Parameters<typeof proposeRegrouping>[1] = ROUND,
) => proposeRegrouping(actor, round, sources, { wanted, today: TODAY });

describe('proposing to merge or split', () => {
  it('asks everybody who makes one of them now; who proposes it consents by that', () => {
    expect(propose(noor)).toEqual({
      proposedBy: 'noor',
      asked: ['noor', 'kim', 'sam'],
      consented: ['noor'],
    });
    expect(propose(member).consented).toEqual([]);
    expect(propose(contact, SPLIT, [aSource('a', 'noor')]).asked).toEqual(['noor']);
  });

  it('is for initiators, the wijkteam and contact persons', () => {
    const machine: Actor = { kind: 'machine', id: 'm', permissions: ['regroup-initiatives'] };

    expect(codeOf(() => propose(other))).toBe('not-own-initiative');
    expect(codeOf(() => propose(aPerson('noor', 'resident', 'beuk')))).toBe('forbidden');
    expect(codeOf(() => propose(machine))).toBe('forbidden');
  });

  it.each(ROUND_PHASES)(
    'in the phase %s is possible only while initiatives are shaped',
    (phase) => {
      const isOpen = ['submission', 'support', 'screening'].includes(phase);

      expect(codeOf(() => propose(noor, MERGE, TWO, { ...ROUND, phase }))).toBe(
        isOpen ? 'done' : 'regrouping-too-late',
      );
    },
  );

  it('is not possible in a line, across rounds, once the paper is printed, or of what is not public', () => {
    const drafted = [{ ...TWO[0]!, state: 'draft' as const }, TWO[1]!];
    const away = [TWO[0]!, { ...TWO[1]!, roundId: 'elsewhere' }];

    expect([
      codeOf(() => propose(noor, MERGE, TWO, { ...ROUND, mode: 'first-come' })),
      codeOf(() => propose(noor, MERGE, TWO, { ...ROUND, paperSize: 2 })),
      codeOf(() => propose(noor, MERGE, away)),
      codeOf(() => propose(noor, MERGE, drafted)),
    ]).toEqual([
      'regrouping-in-line',
      'regrouping-too-late',
      'regrouping-across-rounds',
      'initiative-transition-refused',
    ]);
  });

  it('of what nobody with an account makes is for a contact person', () => {
    const silent = [TWO[0]!, aSource('b', null)];

    expect(codeOf(() => propose(member, MERGE, silent))).toBe('regrouping-nobody-to-ask');
    expect(propose(contact, MERGE, silent).asked).toEqual(['noor', 'kim']);
  });

  it('makes an initiative of at most eleven people', () => {
    const crowd = (count: number) => [
      aSource(
        'a',
        'noor',
        Array.from({ length: count }, (_, index) => `p${index}`),
      ),
      aSource('b', 'sam'),
    ];

    expect(propose(noor, MERGE, crowd(9)).asked).toHaveLength(11);
    expect(codeOf(() => propose(noor, MERGE, crowd(10)))).toBe('too-many-initiators');
  });

  it.each([
    ['2026-03-04', []],
    ['2026-04-30', []],
    ['2026-03-03', ['answerByOn answer-term']],
    ['2026-05-01', ['answerByOn answer-term']],
    ['2026-02-01', ['answerByOn answer-term']],
    ['2026-02-30', ['answerByOn not-a-day']],
  ])('with %s as the last day has the faults %p', (answerByOn, expected) => {
    let faults: string[] = [];
    try {
      propose(noor, { ...MERGE, answerByOn });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      faults = error.faults.map(({ name, code }) => `${name} ${code}`);
    }

    expect(faults).toEqual(expected);
  });

  it.each([
    [MERGE, 2, 'done'],
    [MERGE, 10, 'done'],
    [MERGE, 1, 'invalid-input'],
    [MERGE, 11, 'invalid-input'],
    [SPLIT, 1, 'done'],
    [SPLIT, 2, 'invalid-input'],
    [{ ...SPLIT, parts: [PART] }, 1, 'invalid-input'],
    [{ ...SPLIT, parts: Array.from({ length: 11 }, () => PART) }, 1, 'invalid-input'],
    [{ ...MERGE, reason: '' }, 2, 'invalid-input'],
    [{ ...MERGE, parts: [{ ...PART, costLines: [] }] }, 2, 'invalid-input'],
  ] as const)('%# counts what goes in and what comes out', (wanted, count, expected) => {
    const sources = Array.from({ length: count }, (_, index) => aSource(`${index}`, 'noor'));

    expect(codeOf(() => propose(noor, wanted, sources))).toBe(expected);
  });
});

const NOTHING: Pick<AskedInitiator, 'answer' | 'reason' | 'answeredAt'> = {
  answer: null,
  reason: null,
  answeredAt: null,
};
const OPEN: Pick<Regrouping, 'id' | 'proposedBy' | 'asked' | 'outcome' | 'answerByOn'> = {
  id: 'g',
  proposedBy: 'member',
  outcome: null,
  answerByOn: '2026-03-15',
  asked: [
    { personId: 'noor', ...NOTHING },
    { personId: 'sam', ...NOTHING, answer: 'consent' },
  ],
};

describe('answering', () => {
  const CONSENT = { answer: 'consent', reason: null } as const;

  it('carries it out with the last consent, and is a refusal by one', () => {
    const third = { personId: 'kim', ...NOTHING };

    expect(answerRegrouping(noor, OPEN, CONSENT, TODAY).outcome).toBe('carried-out');
    expect(
      answerRegrouping(noor, { ...OPEN, asked: [...OPEN.asked, third] }, CONSENT, TODAY).outcome,
    ).toBeNull();
    expect(answerRegrouping(noor, OPEN, { answer: 'refuse', reason: 'Nee.' }, TODAY).outcome).toBe(
      'refused',
    );
  });

  it('is for who was asked, once, up to the last day, and a refusal says why', () => {
    expect([
      codeOf(() => answerRegrouping(other, OPEN, CONSENT, TODAY)),
      codeOf(() => answerRegrouping(sam, OPEN, CONSENT, TODAY)),
      codeOf(() => answerRegrouping(noor, OPEN, CONSENT, '2026-03-15')),
      codeOf(() => answerRegrouping(noor, OPEN, CONSENT, '2026-03-16')),
      codeOf(() => answerRegrouping(noor, { ...OPEN, outcome: 'lapsed' }, CONSENT, TODAY)),
      codeOf(() => answerRegrouping(noor, OPEN, { answer: 'refuse', reason: null }, TODAY)),
    ]).toEqual([
      'not-asked',
      'regrouping-answered',
      'done',
      'regrouping-closed',
      'regrouping-closed',
      'invalid-input',
    ]);
  });

  it('is over when its proposer takes it back, in time', () => {
    expect(takeBackRegrouping(member, OPEN, TODAY)).toBe('taken-back');
    expect(codeOf(() => takeBackRegrouping(noor, OPEN, TODAY))).toBe('not-asked');
    expect(codeOf(() => takeBackRegrouping(member, OPEN, '2026-03-16'))).toBe('regrouping-closed');
  });
});

describe('a proposal', () => {
  it('is open up to its last day, then expired, unless it was settled', () => {
    expect(regroupingState(OPEN, '2026-03-15')).toBe('open');
    expect(regroupingState(OPEN, '2026-03-16')).toBe('expired');
    expect(regroupingState({ ...OPEN, outcome: 'refused' }, '2026-03-16')).toBe('refused');
  });

  it('is seen by those concerned until it was carried out, and by everybody then', () => {
    const seen = (actor: Actor | null, outcome: Regrouping['outcome']): string =>
      codeOf(() => {
        refuseUnseenRegrouping(actor, ROUND, { ...OPEN, outcome });
      });

    for (const actor of [noor, sam, member, contact]) expect(seen(actor, 'refused')).toBe('done');
    for (const actor of [null, other]) {
      expect(seen(actor, 'refused')).toBe('not-found');
      expect(seen(actor, null)).toBe('not-found');
      expect(seen(actor, 'carried-out')).toBe('done');
    }
  });
});
