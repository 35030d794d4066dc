import { describe, expect, it } from '@jest/globals';
import { NotFoundError } from '../domain-error.js';
import { cents } from '../money/cents.js';
import { type Actor, ForbiddenError } from '../people/authorise.js';
import type { Role } from '../people/role.js';
import { ROUND_PHASES, type RoundPhase } from '../phases/round-phase.js';
import { NOTHING_PLANNED, type Timeline } from '../rounds/timeline.js';
import { type Initiative, InitiativeTransitionError } from './initiative.js';
import {
  InitiativeSettledError,
  OwnInitiativeError,
  proposerOf,
  refuseEdit,
  screenInitiative,
  SubmissionClosedError,
  submitInitiative,
  withdrawInitiative,
} from './initiative-steps.js';
import { NotOwnInitiativeError } from './co-initiators.js';
import { NO_DETAILS, plainCost } from './plan.js';
import { initiativeViewer, refuseUnseen } from './seeing-initiatives.js';

const at = (day: number): Date => new Date(Date.UTC(2026, 4, day));
const PLANNED = { submissionOpensAt: at(1), submissionClosesAt: at(5) };

function aPerson(id: string, role: Role, wijkteamId: string | null = 'linde'): Actor {
  const membership = { role, wijkteamId, validFromOn: '2026-01-01', validUntilOn: null };
  return { kind: 'person', id, memberships: [membership] };
}

const proposer = aPerson('proposer', 'resident');
const neighbour = aPerson('neighbour', 'resident');
const stranger = aPerson('stranger', 'resident', 'beuk');
const member = aPerson('member', 'member');
const contact = aPerson('contact', 'contact-person', null);
const machine: Actor = {
  kind: 'machine',
  id: 'machine',
  permissions: ['submit-initiative', 'edit-initiative', 'screen-initiative'],
};

function aRound(phase: RoundPhase = 'submission', timeline: Partial<Timeline> = {}) {
  const planned = { ...NOTHING_PLANNED, ...timeline };
  return { id: 'round', wijkteamId: 'linde', phase, timeline: planned, paperSize: 0 };
}

function anInitiative(given: Partial<Initiative> = {}): Initiative {
  return {
    id: 'initiative',
    roundId: 'round',
    title: 'Moestuin',
    summary: '',
    costLines: [plainCost('Aarde', cents(1n))],
    ...NO_DETAILS,
    location: null,
    areaId: null,
    state: 'draft',
    proposedBy: 'proposer',
    enteredBy: null,
    coInitiators: [],
    screenedBy: null,
    screeningReason: null,
    withdrawalReason: null,
    submittedAt: null,
    importedCode: null,
    createdAt: at(1),
    savedAt: at(1),
    version: 1,
    ...given,
  };
}

const submitted = anInitiative({ state: 'submitted', submittedAt: at(2) });

describe('seeing an initiative', () => {
  const seen = (actor: Actor | null, initiative: Initiative): boolean => {
    try {
      refuseUnseen(initiativeViewer(actor, aRound()), initiative);
      return true;
    } catch (error) {
      expect(error).toBeInstanceOf(NotFoundError);
      return false;
    }
  };

  it('is for everybody once it was submitted', () => {
    expect([null, stranger, neighbour].map((actor) => seen(actor, submitted))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is for its proposer and those who screen while it is a draft', () => {
    const draft = anInitiative();

    expect([proposer, member, contact, machine].map((actor) => seen(actor, draft))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([null, neighbour, stranger].map((actor) => seen(actor, draft))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is for nobody by chance when nobody proposed it', () => {
    expect(seen(null, anInitiative({ proposedBy: null }))).toBe(false);
  });
});

describe('proposing and submitting', () => {
  it('is for people of the wijkteam', () => {
    expect(proposerOf(proposer, aRound(), at(2))).toBe('proposer');
    for (const actor of [stranger, contact, machine]) {
      expect(() => proposerOf(actor, aRound(), at(2))).toThrow(ForbiddenError);
    }
  });

  it.each([
    [0, false],
    [1, true],
    [4, true],
    [5, false],
  ])('on day %i of a window from 1 to 5 is possible: %s', (day, isPossible) => {
    const proposing = (): string => proposerOf(proposer, aRound('submission', PLANNED), at(day));

    if (isPossible) expect(proposing()).toBe('proposer');
    else expect(proposing).toThrow(SubmissionClosedError);
  });

  it.each(ROUND_PHASES.filter((phase) => phase !== 'submission'))(
    'is not possible in the phase %s',
    (phase) => {
      expect(() => proposerOf(proposer, aRound(phase), at(2))).toThrow(SubmissionClosedError);
      expect(() => submitInitiative(proposer, aRound(phase), anInitiative(), at(2))).toThrow(
        SubmissionClosedError,
      );
    },
  );

  it('makes a draft public from now on', () => {
    expect(submitInitiative(proposer, aRound(), anInitiative(), at(2))).toEqual({
      state: 'submitted',
      submittedAt: at(2),
    });
  });

  it('is done once, by the proposer, with a plan that is complete', () => {
    const round = aRound();

    expect(() => submitInitiative(neighbour, round, anInitiative(), at(2))).toThrow(
      NotOwnInitiativeError,
    );
    expect(() => submitInitiative(proposer, round, submitted, at(2))).toThrow(
      InitiativeTransitionError,
    );
    expect(() => submitInitiative(proposer, round, anInitiative({ costLines: [] }), at(2))).toThrow(
      'The request is not valid.',
    );
  });
});

describe('editing', () => {
  const editing =
    (actor: Actor, initiative: Initiative, phase: RoundPhase = 'submission') =>
    () => {
      refuseEdit(actor, aRound(phase), initiative);
    };

  it('is for the proposer of a draft, and for a contact person until it is screened', () => {
    expect(editing(proposer, anInitiative())).not.toThrow();
    expect(editing(contact, anInitiative())).not.toThrow();
    expect(editing(contact, submitted)).not.toThrow();
    expect(editing(machine, submitted)).not.toThrow();
    expect(editing(proposer, submitted)).not.toThrow();
    expect(editing(proposer, submitted, 'screening')).toThrow(InitiativeSettledError);
    expect(editing(contact, { ...submitted, state: 'eligible' })).toThrow(InitiativeSettledError);
  });

  it('is not for anybody else', () => {
    expect(editing(neighbour, anInitiative())).toThrow(NotOwnInitiativeError);
    expect(editing(member, anInitiative())).toThrow(NotOwnInitiativeError);
    expect(editing(stranger, anInitiative())).toThrow(ForbiddenError);
  });

  it.each(ROUND_PHASES)(
    'in the phase %s is possible only while initiatives are shaped',
    (phase) => {
      const isOpen = ['submission', 'support', 'screening'].includes(phase);

      if (isOpen) expect(editing(proposer, anInitiative(), phase)).not.toThrow();
      else expect(editing(proposer, anInitiative(), phase)).toThrow(InitiativeSettledError);
    },
  );
});

describe('withdrawing', () => {
  it('is for the proposer and a contact person', () => {
    expect(withdrawInitiative(proposer, aRound(), submitted)).toEqual({ state: 'withdrawn' });
    expect(withdrawInitiative(contact, aRound(), submitted)).toEqual({ state: 'withdrawn' });
    expect(() => withdrawInitiative(neighbour, aRound(), submitted)).toThrow(NotOwnInitiativeError);
    expect(() => withdrawInitiative(stranger, aRound(), submitted)).toThrow(ForbiddenError);
  });

  it.each(ROUND_PHASES)('in the phase %s is possible only off the ballot paper', (phase) => {
    const withdrawing = () => withdrawInitiative(proposer, aRound(phase), submitted);

    if (['submission', 'support', 'screening', 'deciding'].includes(phase)) {
      expect(withdrawing()).toEqual({ state: 'withdrawn' });
    } else {
      expect(withdrawing).toThrow(InitiativeSettledError);
    }
  });
});

describe('screening', () => {
  const accept = { outcome: 'accept', reason: null } as const;

  it('makes an initiative eligible, or rejected with its reason', () => {
    expect(screenInitiative(member, aRound(), submitted, accept)).toEqual({
      state: 'eligible',
      screenedBy: 'member',
      screeningReason: null,
    });
    expect(
      screenInitiative(member, aRound(), submitted, { outcome: 'reject', reason: 'Er ligt gas.' }),
    ).toEqual({ state: 'rejected', screenedBy: 'member', screeningReason: 'Er ligt gas.' });
  });

  it('names no screener when a machine did it', () => {
    expect(screenInitiative(machine, aRound(), submitted, accept).screenedBy).toBeNull();
  });

  it('is not for its proposer, whatever role they have besides', () => {
    const own = { ...submitted, proposedBy: 'member' };

    expect(() => screenInitiative(member, aRound(), own, accept)).toThrow(OwnInitiativeError);
    expect(() => screenInitiative(proposer, aRound(), own, accept)).toThrow(ForbiddenError);
  });

  it('needs a reason to reject, of a length that people read', () => {
    for (const reason of [null, '', 'x'.repeat(2_001)]) {
      expect(() =>
        screenInitiative(member, aRound(), submitted, { outcome: 'reject', reason }),
      ).toThrow('The request is not valid.');
    }
  });

  it('is done once, and before voting begins', () => {
    expect(() =>
      screenInitiative(member, aRound(), { ...submitted, state: 'eligible' }, accept),
    ).toThrow(InitiativeTransitionError);
    expect(() => screenInitiative(member, aRound('voting'), submitted, accept)).toThrow(
      InitiativeSettledError,
    );
  });
});
