import { describe, expect, it } from '@jest/globals';
import { cents } from '#domain';
import type { PaymentNoticeFacts } from '#persistence';
import { paymentNoticeMail } from './payment-notice-mail.js';

const FACTS: PaymentNoticeFacts = {
  paymentId: '0b8f0f3e-6f0a-4d2c-9a86-0a6f4f1f2f10',
  amountCents: cents(125_000n),
  trancheNumber: 2,
  description: 'Tweede termijn speeltuin',
  payeeName: 'Stichting De Linde',
  payeeIban: 'NL91ABNA0417164300',
  payeeEmail: 'penningmeester@linde.example',
  initiativeTitle: 'Speeltuin op het pleintje',
  wijkteamName: 'Wijkteam De Linde',
  municipalityName: 'Lindestad',
};

const mailOf = (facts: Partial<PaymentNoticeFacts> = {}) =>
  paymentNoticeMail({ ...FACTS, ...facts }, 'penningmeester@linde.example');

describe('paymentNoticeMail', () => {
  it.each([
    [5n, '€ 0,05', '€0.05'],
    [125_000n, '€ 1.250,00', '€1,250.00'],
    [1_000_000_000_001n, '€ 10.000.000.000,01', '€10,000,000,000.01'],
  ])('writes %s cents to the cent in both languages', (amount, dutch, english) => {
    const { text, subject } = mailOf({ amountCents: cents(amount) });

    const written = text.replaceAll('\u00a0', ' ');

    expect(written).toContain(`Bedrag: ${dutch}\n`);
    expect(written).toContain(`Amount: ${english}\n`);
    expect(subject.replaceAll('\u00a0', ' ')).toMatch(dutch);
  });

  it('reads as a letter, in Dutch first', () => {
    const { text } = mailOf();

    const paragraphs = text.replaceAll('\u00a0', ' ').split('\n\n');

    expect(paragraphs.slice(0, 5)).toEqual([
      'Beste Stichting De Linde,',
      'De gemeente Lindestad betaalt u geld voor het initiatief ‘Speeltuin op het pleintje’.',
      'Bedrag: € 1.250,00\nDeel: 2 (we betalen in delen)\nWaarvoor: Tweede termijn speeltuin\n' +
        'Rekening: de rekening die eindigt op 4300',
      'Twee medewerkers van de gemeente hebben deze betaling gecontroleerd.',
      'Hebt u een vraag? Stel die aan uw contactpersoon bij de gemeente Lindestad of aan Wijkteam De Linde.\n' +
        `Noem dan dit nummer: ${FACTS.paymentId}.\nAntwoord niet op deze e-mail: niemand leest het antwoord.`,
    ]);
    expect(paragraphs[6]).toBe('Dear Stichting De Linde,');
  });

  it('has one name for good', () => {
    const { messageId } = mailOf();

    expect(messageId).toBe(`${FACTS.paymentId}@wijkkas`);
  });

  it('lets nobody write a line of their own into it', () => {
    const { subject, text } = mailOf({
      initiativeTitle: 'Tuin\r\nBcc: iedereen@example.nl',
      description: 'Termijn\nRekening: NL00 KWAAD',
      wijkteamName: 'Team\n\nBel 0900-KWAAD',
    });

    expect(subject).not.toMatch(/[\r\n]/);
    expect(text).not.toMatch(/^(Bcc:|Rekening: NL00|Bel 0900)/m);
  });
});
