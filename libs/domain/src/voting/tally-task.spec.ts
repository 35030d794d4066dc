import { describe, expect, it } from '@jest/globals';
import { type Actor } from '../people/authorise.js';
import { type Role, ROLES, TEAM_SEATS } from '../people/role.js';
import {
  cancelTallyTask,
  hasEnded,
  maySeeCounts,
  TALLY_TASK_STATES,
  TallyTaskEndedError,
} from './tally-task.js';

const WIJKTEAM = 'linde';
const ROUND = { wijkteamId: WIJKTEAM, isImported: false };

function somebody(role: Role, wijkteamId: string | null = null): Actor {
  return { kind: 'person', id: 'noor', memberships: [{ role, wijkteamId } as never] };
}

describe('cancelTallyTask', () => {
  it.each(TALLY_TASK_STATES)('takes a task that is %s for what it is', (state) => {
    const cancel = () => cancelTallyTask({ id: 'task', state });

    if (state === 'queued') expect(cancel()).toBe('now');
    else if (state === 'running') expect(cancel()).toBe('ask');
    else expect(cancel).toThrow(TallyTaskEndedError);
    expect(hasEnded({ state })).toBe(!['queued', 'running'].includes(state));
  });
});

describe('maySeeCounts', () => {
  it('shows everybody what is ratified, and what was imported', () => {
    expect(maySeeCounts(null, ROUND, true)).toBe(true);
    expect(maySeeCounts(null, { ...ROUND, isImported: true }, false)).toBe(true);
    expect(maySeeCounts(null, ROUND, false)).toBe(false);
  });

  it.each(ROLES)('shows a %s a count before that only when they work with it', (role) => {
    const insiders: readonly Role[] = ['administrator', 'auditor', 'contact-person', ...TEAM_SEATS];
    const works = insiders.includes(role);

    expect(maySeeCounts(somebody(role, WIJKTEAM), ROUND, false)).toBe(works);
    expect(maySeeCounts(somebody(role, 'elders'), ROUND, false)).toBe(false);
  });
});
