import type { MailingContents, Stores } from '#persistence';
import { type Language, noticeFrame, noticeText, type NoticeText } from '#wording';

/** How many initiatives of others the outcome of a round tells on paper. */
const OTHERS_MAX = 20;
const REFERENCE_LENGTH = 8;

/** Everything that stands on a letter. */
export type LetterFacts = {
  readonly language: Language;
  readonly municipality: string;
  readonly name: string | null;
  readonly postalAddress: string | null;
  /** The day on which it was written, as `YYYY-MM-DD`. */
  readonly writtenOn: string;
  /** Short enough to say on the telephone. */
  readonly reference: string;
  readonly messages: readonly NoticeText[];
};

/** A letter in the language of its reader. */
export async function letterFacts(
  { roundNews }: Pick<Stores, 'roundNews'>,
  contents: MailingContents,
  writtenOn: string,
): Promise<LetterFacts> {
  const { id, language, municipality, name, notices, postalAddress } = contents;
  const messages: NoticeText[] = [];
  for (const notice of notices) {
    if (notice.kind !== 'round-outcome') {
      messages.push(noticeText(notice, language));
      continue;
    }
    const { roundName, decisionId } = notice.facts;
    const news = await roundNews.newsOf(decisionId, contents, OTHERS_MAX);
    messages.push(noticeText({ kind: 'round-outcome', facts: { roundName, ...news } }, language));
  }
  return {
    ...{ language, name, postalAddress, writtenOn, messages },
    municipality: municipality.name,
    reference: id.slice(0, REFERENCE_LENGTH).toUpperCase(),
  };
}

/** The title of a letter, for whoever looks for it among documents. */
export function letterTitle({ language, messages, reference }: LetterFacts): string {
  return messages[0]?.subject ?? `${noticeFrame(language).letter.title} ${reference}`;
}
