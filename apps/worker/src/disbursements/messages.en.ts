import type { NoticeMessages } from './notice-messages.js';

export const MESSAGES_EN: NoticeMessages = {
  locale: 'en-IE',
  subject: ({ amount, initiative }) => `${amount} paid for ‘${initiative}’`,
  body: (words) => [
    `Dear ${words.payeeName},`,
    `The municipality of ${words.municipality} pays you money for the initiative ‘${words.initiative}’.`,
    [
      `Amount: ${words.amount}`,
      `Part: ${words.tranche} (we pay in parts)`,
      `For: ${words.description}`,
      `Account: the account that ends in ${words.accountEnd}`,
    ].join('\n'),
    'Two members of staff of the municipality have checked this payment.',
    [
      `Do you have a question? Ask your contact person at the municipality of ${words.municipality}, or ${words.wijkteam}.`,
      `Please give this number: ${words.reference}.`,
      'Do not reply to this e-mail: nobody reads the reply.',
    ].join('\n'),
  ],
};
