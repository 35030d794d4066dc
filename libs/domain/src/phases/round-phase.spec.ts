import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  nextPhase,
  PhaseTransitionError,
  possibleEvents,
  refuseServiceEvent,
  requestableEvents,
  ROUND_EVENTS,
  ROUND_MODES,
  ROUND_PHASES,
  ROUND_TRANSITIONS,
  type RoundEvent,
  type RoundMode,
  type RoundPhase,
  SERVICE_EVENTS,
  ServiceEventError,
} from './round-phase.js';

const ROUTES: Readonly<Record<RoundMode, readonly [RoundEvent, RoundPhase][]>> = {
  'resident-vote': [
    ['open-submission', 'submission'],
    ['start-screening', 'screening'],
    ['open-voting', 'voting'],
    ['close-voting', 'counting'],
    ['record-tally', 'counted'],
    ['allocate', 'allocated'],
    ['close', 'closed'],
  ],
  'committee-advice': [
    ['open-submission', 'submission'],
    ['start-screening', 'screening'],
    ['start-deciding', 'deciding'],
    ['allocate', 'allocated'],
    ['close', 'closed'],
  ],
  assembly: [
    ['open-submission', 'submission'],
    ['start-screening', 'screening'],
    ['start-deciding', 'deciding'],
    ['allocate', 'allocated'],
    ['close', 'closed'],
  ],
  'first-come': [
    ['open-submission', 'submission'],
    ['allocate', 'submission'],
    ['allocate', 'submission'],
    ['close', 'closed'],
  ],
};

/** Every phase that a round of a mode can come into from its draft. */
function reachable(mode: RoundMode): Set<RoundPhase> {
  const seen = new Set<RoundPhase>(['draft']);
  for (const phase of seen) {
    for (const event of possibleEvents(mode, phase)) seen.add(nextPhase(mode, phase, event));
  }
  return seen;
}

describe('the route of a round', () => {
  it.each(ROUND_MODES)('leads from draft to closed in the mode %s', (mode) => {
    let phase: RoundPhase = 'draft';

    for (const [event, to] of ROUTES[mode]) {
      phase = nextPhase(mode, phase, event);
      expect(phase).toBe(to);
    }

    expect(phase).toBe('closed');
  });

  it.each(ROUND_MODES)('refuses in the mode %s every step that its table has not', (mode) => {
    for (const phase of ROUND_PHASES) {
      for (const event of ROUND_EVENTS) {
        const steps = ROUND_TRANSITIONS.filter(
          (each) => each.event === event && each.from.includes(phase) && each.modes.includes(mode),
        );

        expect(steps.length).toBeLessThanOrEqual(1);
        if (steps[0] === undefined) {
          expect(() => nextPhase(mode, phase, event)).toThrow(PhaseTransitionError);
        } else {
          expect(nextPhase(mode, phase, event)).toBe(steps[0].to);
        }
      }
    }
  });

  it('has no vote in any mode but resident-vote', () => {
    for (const mode of ROUND_MODES) {
      const phases = ['voting', 'counting', 'counted'] as const;

      expect(phases.some((phase) => reachable(mode).has(phase))).toBe(mode === 'resident-vote');
    }
  });

  it('uses every phase in some mode', () => {
    const used = new Set(ROUND_MODES.flatMap((mode) => [...reachable(mode)]));

    expect(used).toEqual(new Set(ROUND_PHASES));
  });

  it.each(['closed', 'cancelled'] as const)('ends with %s', (phase) => {
    expect(ROUND_MODES.flatMap((mode) => possibleEvents(mode, phase))).toEqual([]);
  });

  it('never comes back into voting, whatever is asked in whatever order', () => {
    const events = fc.array(fc.constantFrom(...ROUND_EVENTS), { maxLength: 60 });
    fc.assert(
      fc.property(fc.constantFrom(...ROUND_MODES), events, (mode, asked) => {
        const walked: RoundPhase[] = ['draft'];
        for (const event of asked) {
          const phase = walked.at(-1) ?? 'draft';
          if (possibleEvents(mode, phase).includes(event)) {
            walked.push(nextPhase(mode, phase, event));
          }
        }
        expect(walked.filter((phase) => phase === 'voting').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('offers people what they can ask for, and not what the service does by itself', () => {
    expect(requestableEvents('resident-vote', 'screening')).toEqual([
      'fix-ballot',
      'open-voting',
      'cancel',
    ]);
    expect(requestableEvents('resident-vote', 'counting')).toEqual([]);
    expect(requestableEvents('first-come', 'submission')).toEqual([
      'start-accounting',
      'close',
      'cancel',
    ]);
  });

  it.each(SERVICE_EVENTS)('lets nobody ask for %s by name', (event) => {
    expect(() => {
      refuseServiceEvent(event);
    }).toThrow(ServiceEventError);
  });

  it('lets people ask for all other events', () => {
    const others = ROUND_EVENTS.filter(
      (event) => !(SERVICE_EVENTS as readonly RoundEvent[]).includes(event),
    );

    expect(() => {
      others.forEach(refuseServiceEvent);
    }).not.toThrow();
  });
});
