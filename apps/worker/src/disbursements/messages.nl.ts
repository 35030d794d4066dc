import type { NoticeMessages } from './notice-messages.js';

export const MESSAGES_NL: NoticeMessages = {
  locale: 'nl-NL',
  subject: ({ amount, initiative }) => `${amount} betaald voor ‘${initiative}’`,
  body: (words) => [
    `Beste ${words.payeeName},`,
    `De gemeente ${words.municipality} betaalt u geld voor het initiatief ‘${words.initiative}’.`,
    [
      `Bedrag: ${words.amount}`,
      `Deel: ${words.tranche} (we betalen in delen)`,
      `Waarvoor: ${words.description}`,
      `Rekening: de rekening die eindigt op ${words.accountEnd}`,
    ].join('\n'),
    'Twee medewerkers van de gemeente hebben deze betaling gecontroleerd.',
    [
      `Hebt u een vraag? Stel die aan uw contactpersoon bij de gemeente ${words.municipality} of aan ${words.wijkteam}.`,
      `Noem dan dit nummer: ${words.reference}.`,
      'Antwoord niet op deze e-mail: niemand leest het antwoord.',
    ].join('\n'),
  ],
};
