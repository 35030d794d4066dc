import { objectionState, type ObjectionStepKind } from '#domain';
import type { AwardLetter, LetterNotice, Objection } from '#persistence';
import {
  awardSubject,
  htmlLetter,
  joinedLetter,
  type Language,
  objectionText,
  type ObjectionMailFacts,
  plainLetter,
} from '#wording';
import type { Mail } from '../mailer.js';

/** The mail with an award letter, exactly as the letter is kept: in Dutch, with English below it. */
export function awardMail(notice: LetterNotice, letter: AwardLetter, to: string): Mail {
  return mailOf(notice, to, awardSubject(letter, 'nl'), letter.texts);
}

/** The acknowledgement of an objection, the message that it takes longer, or the answer to it. */
export function objectionMail(notice: LetterNotice, objection: Objection, to: string): Mail {
  const facts = factsOf(notice, objection);
  const [nl, en] = (['nl', 'en'] as const).map((language) =>
    plainLetter(objectionText(facts, language)),
  );
  return mailOf(notice, to, nl?.subject ?? '', { nl: nl?.text ?? '', en: en?.text ?? '' });
}

function mailOf(
  { id }: LetterNotice,
  to: string,
  subject: string,
  texts: Readonly<Record<Language, string>>,
): Mail {
  return {
    messageId: `${id}@wijkkas`,
    to,
    subject,
    text: joinedLetter(texts.nl, texts.en),
    html: htmlLetter(subject, texts),
  };
}

function factsOf({ topic }: LetterNotice, objection: Objection): ObjectionMailFacts {
  const { number, letter, receivedOn, termEndedOn, isLate } = objection;
  const { municipality, wijkteam } = letter;
  const { decideByOn } = objectionState(objection);
  const common = { number, letterNumber: letter.number, receivedOn, termEndedOn, isLate };
  const facts = { ...common, decideByOn, municipality, wijkteam };
  if (topic === 'objection-adjourned') {
    return { ...facts, about: 'adjourned', reasons: reasonsOf(objection, 'adjourned') };
  }
  const decided = objection.steps.find(({ kind }) => kind === 'decided');
  if (topic !== 'objection-answer' || decided?.outcome == null) {
    return { ...facts, about: 'receipt' };
  }
  const { outcome, newDecision, leadsToAllocation } = decided;
  const reasons = reasonsOf(objection, 'decided');
  return { ...facts, about: 'answer', outcome, reasons, newDecision, leadsToAllocation };
}

function reasonsOf({ steps }: Objection, kind: ObjectionStepKind): string {
  return steps.find((step) => step.kind === kind)?.reasons ?? '';
}
