import type { ObjectionOutcome } from '#domain';
import { awardSpeaker, oneLine } from './award-words.js';
import type { LetterText } from './letter-layout.js';
import type { Language } from './speaker.js';

/** What a letter about an objection tells. */
export type ObjectionMailFacts = {
  readonly number: string;
  readonly letterNumber: string;
  readonly receivedOn: string;
  readonly termEndedOn: string;
  readonly isLate: boolean;
  readonly decideByOn: string;
  readonly municipality: string;
  readonly wijkteam: string;
} & (
  | { readonly about: 'receipt' }
  | { readonly about: 'adjourned'; readonly reasons: string }
  | {
      readonly about: 'answer';
      readonly outcome: ObjectionOutcome;
      readonly reasons: string;
      readonly newDecision: string | null;
      readonly leadsToAllocation: boolean;
    }
);

/** The acknowledgement of an objection, the message that it takes longer, or the answer to it. */
export function objectionText(facts: ObjectionMailFacts, language: Language): LetterText {
  const { words } = awardSpeaker(language);
  const mail = words.objectionMail;
  const subjects = {
    receipt: mail.receiptSubject,
    adjourned: mail.adjournedSubject,
    answer: mail.answerSubject,
  };
  return {
    subject: subjects[facts.about](facts.number),
    blocks: [
      { heading: null, paragraphs: [mail.greeting, ...bodyOf(facts, language)] },
      {
        heading: words.headings.questions,
        paragraphs: [words.questions(oneLine(facts.municipality), oneLine(facts.wijkteam))],
      },
    ],
  };
}

function bodyOf(facts: ObjectionMailFacts, language: Language): string[] {
  const { words, day } = awardSpeaker(language);
  const mail = words.objectionMail;
  const received = mail.received(facts.letterNumber, day(facts.receivedOn));
  switch (facts.about) {
    case 'receipt':
      return [
        received,
        ...(facts.isLate ? [mail.late(day(facts.termEndedOn))] : []),
        mail.decideBy(day(facts.decideByOn)),
        mail.hearing,
        words.objection.noSuspension,
      ];
    case 'adjourned':
      return [
        received,
        mail.adjourned,
        mail.reasons(oneLine(facts.reasons)),
        mail.decideBy(day(facts.decideByOn)),
      ];
    case 'answer':
      return [
        received,
        mail.outcomes[facts.outcome],
        mail.reasons(oneLine(facts.reasons)),
        ...(facts.newDecision === null ? [] : [mail.newDecision(oneLine(facts.newDecision))]),
        ...(facts.leadsToAllocation ? [mail.allocation] : []),
        mail.appeal,
      ];
  }
}
