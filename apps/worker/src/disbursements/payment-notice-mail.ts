import type { Cents } from '#domain';
import type { PaymentNoticeFacts } from '#persistence';
import type { Mail } from '../mailer.js';
import { MESSAGES_EN } from './messages.en.js';
import { MESSAGES_NL } from './messages.nl.js';
import type { NoticeMessages, NoticeWords } from './notice-messages.js';

const ACCOUNT_END_LENGTH = 4;
const RULE = '—'.repeat(20);

/**
 * The letter that tells a payee what was paid, for which initiative, which tranche, and whom to ask:
 * in Dutch, with English below it. The account is named by its last four characters only.
 */
export function paymentNoticeMail(facts: PaymentNoticeFacts, to: string): Mail {
  const dutch = wordsOf(facts, MESSAGES_NL);
  const english = wordsOf(facts, MESSAGES_EN);
  return {
    messageId: `${facts.paymentId}@wijkkas`,
    to,
    subject: MESSAGES_NL.subject(dutch),
    text: `${[...MESSAGES_NL.body(dutch), RULE, ...MESSAGES_EN.body(english)].join('\n\n')}\n`,
  };
}

function wordsOf(facts: PaymentNoticeFacts, { locale }: NoticeMessages): NoticeWords {
  return {
    payeeName: oneLine(facts.payeeName),
    municipality: oneLine(facts.municipalityName),
    wijkteam: oneLine(facts.wijkteamName),
    initiative: oneLine(facts.initiativeTitle),
    amount: amountText(facts.amountCents, locale),
    tranche: facts.trancheNumber,
    description: oneLine(facts.description),
    accountEnd: facts.payeeIban.slice(-ACCOUNT_END_LENGTH),
    reference: facts.paymentId,
  };
}

/** `€ 1.250,00` in Dutch. Exact: the amount goes to Intl as decimal text, never as a float. */
function amountText(amount: Cents, locale: string): string {
  const digits = amount.toString().padStart(3, '0');
  const decimal = `${digits.slice(0, -2)}.${digits.slice(-2)}` as Intl.StringNumericLiteral;
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(decimal);
}

/** What people typed may not begin a new line, which could look like ours. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
