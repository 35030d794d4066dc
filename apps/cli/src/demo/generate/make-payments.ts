import { cents, decideAllocation, type Initiative, requestedAmount } from '#domain';
import type { DemoStaff } from './demo-people.js';
import type { DemoDecision, DemoPayment } from './demo-types.js';
import { minutesAfter } from './moments.js';
import type { Random } from './random.js';

const PAYEES = [
  ['Hoveniersbedrijf De Merel', 'merel'],
  ['Timmerwerkplaats Linde', 'timmerwerk'],
  ['Stichting Huis van de Wijk', 'huisvandewijk'],
  ['Aannemer Van Vliet en dochter', 'vanvliet'],
  ['Coöperatie Buurtwerk', 'buurtwerk'],
] as const;

/** No bank has this code, so no made-up account can be somebody's. */
const BANK = 'WIJK';
const HOUR = 60;
const WEEK = 7 * 1440;

/** What a wijkteam gives to initiatives: each its full cost, with the transfer by which it does. */
export function allocationLines(
  basis: Parameters<typeof decideAllocation>[0],
  initiatives: readonly Initiative[],
  random: Random,
): DemoDecision['lines'] {
  const candidates = initiatives.map((initiative) => ({
    initiativeId: initiative.id,
    costCents: requestedAmount(initiative),
    isEligible: initiative.state === 'eligible',
  }));
  const winners = initiatives.map(({ id }) => id);
  return decideAllocation(basis, winners, candidates).map((line) => ({
    ...line,
    transferId: random.uuid(),
  }));
}

/**
 * The first tranches of the first lines of a decision: half of each commitment, prepared by one
 * finance officer. The last one still waits, the others were released by the other officer.
 */
export function firstTranches(
  lines: DemoDecision['lines'],
  { officers }: Pick<DemoStaff, 'officers'>,
  preparedAt: Date,
  random: Random,
): DemoPayment[] {
  const [preparer, releaser] = officers;
  const payees = random.sample(PAYEES, lines.length);
  return lines.map(({ initiativeId, amountCents }, index) => {
    const [payeeName, mailbox] = payees[index] ?? PAYEES[0];
    const isWaiting = index === lines.length - 1;
    const at = minutesAfter(preparedAt, index * HOUR);
    return {
      id: random.uuid(),
      initiativeId,
      amountCents: cents(amountCents / 2n),
      payeeName,
      payeeIban: madeUpIban(random),
      payeeEmail: `administratie@${mailbox}.example`,
      description: 'Eerste termijn, voorschot van de helft',
      preparedBy: preparer,
      preparedAt: at,
      release: isWaiting
        ? null
        : {
            transferId: random.uuid(),
            releasedBy: releaser,
            releasedAt: minutesAfter(at, 26 * HOUR),
          },
    };
  });
}

/** All that a decision gave to one initiative, paid a week later by the other officer. */
export function paidInFull(
  { lines, decidedAt }: DemoDecision,
  { officers }: Pick<DemoStaff, 'officers'>,
  random: Random,
): DemoPayment {
  const [preparer, releaser] = officers;
  const [payeeName, mailbox] = random.pick(PAYEES);
  const preparedAt = minutesAfter(decidedAt, WEEK);
  return {
    ...{ id: random.uuid(), initiativeId: lines[0]?.initiativeId ?? '' },
    ...{ amountCents: lines[0]?.amountCents ?? cents(0n), payeeName },
    ...{ payeeIban: madeUpIban(random), payeeEmail: `administratie@${mailbox}.example` },
    ...{ description: 'Hele bedrag, na de rekening', preparedBy: preparer, preparedAt },
    release: {
      ...{ transferId: random.uuid(), releasedBy: releaser },
      releasedAt: minutesAfter(preparedAt, 2 * HOUR),
    },
  };
}

/** A Dutch account number with the right check digits (ISO 13616) at a bank that does not exist. */
export function madeUpIban(random: Random): string {
  const number = random.whole(100_000_000, 999_999_999).toString().padStart(10, '0');
  const digits = `${lettersAsDigits(BANK)}${number}${lettersAsDigits('NL')}00`;
  const check = (98n - (BigInt(digits) % 97n)).toString().padStart(2, '0');
  return `NL${check}${BANK}${number}`;
}

function lettersAsDigits(letters: string): string {
  return Array.from(letters, (letter) => (letter.charCodeAt(0) - 55).toString()).join('');
}
