import {
  currencyOfElection,
  declaredRule,
  type PabulibElection,
  type PabulibReading,
  titleOfElection,
} from '#domain';
import type { Election, Reading } from '../../public/engine/tally-engine.js';

/** The ballots stay in here: what callers hold is plain data, and cannot be made to disagree. */
const elections = new WeakMap<Election, PabulibElection>();

/** The answer to a reading as callers get it. */
export function readingOf(reading: PabulibReading): Reading {
  if (!reading.ok) return { kind: 'faulty', faults: reading.faults };
  return { kind: 'read', election: openHandle(reading.election), notes: reading.notes };
}

/** The election behind a handle. @throws {TypeError} on anything that this engine did not read */
export function electionOf(handle: Election): PabulibElection {
  const election = elections.get(handle);
  if (election === undefined) throw new TypeError('Only readElection makes an election.');
  return election;
}

function openHandle(election: PabulibElection): Election {
  const declared = declaredRule(election);
  const handle: Election = Object.freeze({
    title: titleOfElection(election),
    currency: currencyOfElection(election),
    budgetCents: election.budget,
    voteType: election.voteType,
    ballotCount: election.ballots.size,
    projects: election.projects.map(({ id, name, cost }) => ({ id, name, costCents: cost })),
    declaredRule: election.rule,
    declared:
      declared.kind === 'unsupported'
        ? null
        : {
            settings: { ...declared.rule, keepsLimits: true },
            limitCount: declared.limits.length,
          },
    scoreMin: election.scoreMin,
  });
  elections.set(handle, election);
  return handle;
}
