import { describe, expect, it } from '@jest/globals';
import { NOTHING_PLANNED } from '../rounds/timeline.js';
import {
  refuseSignatureWithdrawal,
  SIGNATURE_WITHDRAWAL_REASON_LENGTH_MAX,
  SignatureInterestError,
  signatureWithdrawalFaults,
} from './signature-withdrawal.js';
import { OwnInitiativeSupportError, type SupportCase, SupportClosedError } from './support.js';

const NOW = new Date('2026-05-01T12:00:00Z');
const FOUND: SupportCase = {
  round: { wijkteamId: 'linde', phase: 'support', timeline: NOTHING_PLANNED },
  initiative: { id: 'i', state: 'submitted' },
  initiatorIds: ['samira'],
};
const SIGNER = { surname: 'Buur', postcode: '1811AB', houseNumber: 1, bornOn: '1980-03-31' };
const TODAY = '2026-05-01';

const tried = (personId: string, makesOneInRound: boolean, now = NOW): (() => void) => {
  return () => {
    refuseSignatureWithdrawal(FOUND, { personId, makesOneInRound }, now);
  };
};

describe('taking back a signature for who signed', () => {
  it('is for who makes nothing in the round, while support can be taken back', () => {
    const timeline = { ...NOTHING_PLANNED, supportClosesAt: NOW };
    const ended = { ...FOUND, round: { ...FOUND.round, timeline } };

    expect(tried('clerk', false)).not.toThrow();
    expect(tried('samira', true)).toThrow(OwnInitiativeSupportError);
    expect(tried('clerk', true)).toThrow(SignatureInterestError);
    expect(() => {
      refuseSignatureWithdrawal(ended, { personId: 'clerk', makesOneInRound: false }, NOW);
    }).toThrow(SupportClosedError);
  });

  it('needs to say who signed, and why', () => {
    const long = 'x'.repeat(SIGNATURE_WITHDRAWAL_REASON_LENGTH_MAX);
    const codesOf = (given: object): string[] =>
      signatureWithdrawalFaults({ ...SIGNER, reason: long, ...given }, TODAY).map(
        ({ name, code }) => `${name} ${code}`,
      );

    expect(codesOf({})).toEqual([]);
    expect(codesOf({ reason: ` ${long}x` })).toEqual(['reason text-too-long']);
    expect(codesOf({ reason: ' ', houseNumber: 0 })).toEqual([
      'houseNumber house-number',
      'reason reason-missing',
    ]);
  });
});
