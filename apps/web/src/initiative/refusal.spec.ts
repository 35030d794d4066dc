import { describe, expect, it } from '@jest/globals';
import { initiativeNl } from '../messages/initiative-nl.js';
import { RefusedError } from '../service/send.js';
import { refusalCodeOf, refusalText } from './refusal.js';

const refused = (type: string): RefusedError =>
  new RefusedError({ type, status: 409, detail: 'No.' });

describe('what the service refuses', () => {
  it('is known by the code of its problem', () => {
    expect(refusalCodeOf(refused('urn:wijkkas:problem:support-closed'))).toBe('support-closed');
    expect(refusalCodeOf(refused('about:blank'))).toBe('other');
  });

  it('is not known when the service cannot be reached', () => {
    expect(refusalCodeOf(new TypeError('fetch failed'))).toBe('unreachable');
  });

  it('is said in words of its own, or in general ones', () => {
    const { refusals } = initiativeNl;

    expect(refusalText('already-supported', refusals)).toBe(refusals['already-supported']);
    expect(refusalText('something-new', refusals)).toBe(refusals.other);
    expect(refusalText('toString', refusals)).toBe(refusals.other);
  });
});
