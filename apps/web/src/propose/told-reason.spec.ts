import { describe, expect, it } from '@jest/globals';
import { proposeNl } from '../messages/propose-nl.js';
import { faultReason, problemReason } from './told-reason.js';

const fault = (code: string) => ({ name: 'title', code, reason: 'As the service says it.' });
const problem = (type: string) => ({ type, status: 403, detail: 'As the service says it.' });

describe('what the service refuses', () => {
  it('is told in the words of the page where they are known', () => {
    expect(faultReason(fault('text-empty'), proposeNl)).toBe('Vul dit in.');
    expect(problemReason(problem('urn:wijkkas:problem:forbidden'), proposeNl)).toMatch(
      /alleen in de wijk waar je woont/,
    );
  });

  it('is passed on where a rule of play says it, which comes in the right language', () => {
    expect(faultReason(fault('rule-of-play-max-amount'), proposeNl)).toBe(
      'As the service says it.',
    );
  });

  it.each(['about:blank', 'urn:wijkkas:problem:constructor', ''])(
    'is told in general where nothing is known of it: %s',
    (type) => {
      expect(problemReason(problem(type), proposeNl)).toBe(proposeNl.told.otherProblem);
    },
  );
});
