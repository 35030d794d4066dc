import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../domain-error.js';
import { cents } from '../money/cents.js';
import type { Actor } from '../people/authorise.js';
import { type Role, ROLES } from '../people/role.js';
import {
  cancelPayment,
  MachineCannotPayError,
  maySeePayee,
  NotFundedError,
  PAYEE_NAME_LENGTH_MAX,
  PAYMENT_DESCRIPTION_LENGTH_MAX,
  type Payment,
  type PaymentDraft,
  PAYMENT_STATES,
  PaymentSettledError,
  type PaymentState,
  payingOfficer,
  preparePayment,
  releasePayment,
  SameOfficerError,
  wijkteamsToRead,
} from './payment.js';

const DRAFT: PaymentDraft = {
  amountCents: cents(100n),
  payeeName: 'Stichting De Linde',
  payeeIban: 'NL91ABNA0417164300',
  payeeEmail: null,
  description: 'Eerste termijn',
};
const FUNDED = { initiativeId: 'bench', committedCents: cents(500n) };
const MACHINE: Actor = {
  kind: 'machine',
  id: 'm',
  permissions: ['prepare-payment', 'release-payment', 'read-payments'],
};

const paymentIn = (state: PaymentState): Payment => ({
  id: 'payment',
  initiativeId: 'bench',
  trancheNumber: 1,
  amountCents: cents(100n),
  preparedBy: 'officer',
  state,
});

/** Somebody with these roles; the wijkteam ones in the wijkteams named after the colon. */
function aPerson(
  ...roles: readonly (Role | `${'chair' | 'member' | 'resident'}:${string}`)[]
): Actor {
  const memberships = roles.map((each) => {
    const [role, wijkteamId = null] = each.split(':') as [Role, string?];
    return { role, wijkteamId, validFromOn: '2026-01-01', validUntilOn: null };
  });
  return { kind: 'person', id: 'p', memberships };
}

function faultsOf(draft: PaymentDraft): string[] {
  try {
    preparePayment(FUNDED, draft);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.faults.map(({ name, code }) => `${name}: ${code}`);
  }
}

describe('preparing a payment', () => {
  it('tidies what the payee reads', () => {
    const untidy = {
      ...DRAFT,
      payeeName: '  Stichting \n De  Linde',
      description: ' Eerste termijn ',
    };

    expect(preparePayment(FUNDED, untidy)).toEqual(DRAFT);
  });

  it('needs a decision that gave the initiative money', () => {
    const prepare = (): unknown => preparePayment({ ...FUNDED, committedCents: null }, DRAFT);

    expect(prepare).toThrow(NotFundedError);
  });

  it('names every text that does not fit in a bank message', () => {
    const name = 'x'.repeat(PAYEE_NAME_LENGTH_MAX);
    const description = 'x'.repeat(PAYMENT_DESCRIPTION_LENGTH_MAX);

    expect(faultsOf({ ...DRAFT, payeeName: name, description })).toEqual([]);
    expect(faultsOf({ ...DRAFT, payeeName: `${name}x`, description: `${description}x` })).toEqual([
      'payeeName: text-too-long',
      'description: text-too-long',
    ]);
    expect(faultsOf({ ...DRAFT, payeeName: ' ', description: 'Termijn\u0007' })).toEqual([
      'payeeName: text-empty',
      'description: text-unprintable',
    ]);
  });

  it('is for a person, and for no machine', () => {
    expect(payingOfficer(aPerson('finance-officer'))).toBe('p');
    expect(() => payingOfficer(MACHINE)).toThrow(MachineCannotPayError);
  });
});

describe('settling a payment', () => {
  it('is releasing it, by another officer than the one who prepared it', () => {
    const payment = paymentIn('prepared');

    expect(() => {
      releasePayment(payment, 'colleague');
    }).not.toThrow();
    expect(() => {
      releasePayment(payment, 'officer');
    }).toThrow(SameOfficerError);
  });

  it('is cancelling it, also by the officer who prepared it', () => {
    expect(() => {
      cancelPayment(paymentIn('prepared'));
    }).not.toThrow();
  });

  it.each(PAYMENT_STATES.filter((state) => state !== 'prepared'))(
    'is over when it is %s',
    (state) => {
      const steps = [
        () => {
          releasePayment(paymentIn(state), 'colleague');
        },
        () => {
          cancelPayment(paymentIn(state));
        },
      ];

      for (const step of steps) expect(step).toThrow(PaymentSettledError);
    },
  );
});

describe('reading payments', () => {
  it('shows the account of a payee to finance officers alone', () => {
    const seeing = ROLES.filter((role) =>
      maySeePayee(
        aPerson(['resident', 'member', 'chair'].includes(role) ? `${role as 'chair'}:linde` : role),
      ),
    );

    expect(seeing).toEqual(['finance-officer']);
    expect(maySeePayee(MACHINE)).toBe(false);
  });

  it('is of the whole municipality for officers and auditors, and of the own wijkteams for members', () => {
    expect(wijkteamsToRead(aPerson('auditor'))).toBeNull();
    expect(wijkteamsToRead(MACHINE)).toBeNull();
    expect(wijkteamsToRead(aPerson('chair:linde', 'member:linde', 'member:es'))).toEqual([
      'linde',
      'es',
    ]);
    expect(wijkteamsToRead(aPerson('resident:linde'))).toEqual([]);
    expect(wijkteamsToRead({ kind: 'machine', id: 'm', permissions: [] })).toEqual([]);
  });
});
