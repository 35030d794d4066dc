import { NOTICE_TRAITS } from '#domain';
import type { MailingContents, RoundNews, Stores } from '#persistence';
import { type LinkedNotice, noticeFrame, noticeMail, type NoticeMailFacts } from '#wording';
import type { Mail } from '../mailer.js';
import { type LinkBase, settingsLink, subjectLink, unsubscribeLink } from './notice-links.js';

/** How many initiatives of others the outcome of a round tells in full. */
const OTHERS_MAX = 20;

/** The mail of a mailing, in the language of its reader. */
export async function composeMail(
  { roundNews }: Pick<Stores, 'roundNews'>,
  contents: MailingContents & { readonly email: string },
  base: Omit<LinkBase, 'municipality'>,
): Promise<Mail> {
  const links = { ...base, municipality: contents.municipality };
  const notices: LinkedNotice[] = [];
  for (const notice of contents.notices) {
    const link = subjectLink(links, notice.subject);
    if (notice.kind !== 'round-outcome') {
      notices.push({ ...notice, link });
      continue;
    }
    const { roundName, decisionId } = notice.facts;
    const news: RoundNews = await roundNews.newsOf(decisionId, contents, OTHERS_MAX);
    notices.push({ kind: 'round-outcome', facts: { roundName, ...news }, link });
  }
  const unsubscribe = unsubscribeOf(contents, links);
  const { id, email, language, name, isDigest, municipality } = contents;
  return {
    ...noticeMail({
      ...{ language, name, notices, isDigest, unsubscribe },
      municipality: municipality.name,
      settingsLink: settingsLink(links),
    }),
    messageId: `${id}@wijkkas`,
    to: email,
    ...(unsubscribe === null ? {} : { unsubscribeUrl: unsubscribe.link }),
  };
}

/** What is part of a procedure cannot be switched off, so nothing offers to. */
function unsubscribeOf(
  { isDigest, language, notices, personId }: MailingContents,
  links: LinkBase,
): NoticeMailFacts['unsubscribe'] {
  const [first] = notices;
  if (first === undefined || personId === null) return null;
  const { topic, isCompulsory } = NOTICE_TRAITS[first.kind];
  if (!isDigest && isCompulsory) return null;
  const { all, topics } = noticeFrame(language);
  return isDigest
    ? { about: all, link: unsubscribeLink(links, { personId, topic: 'all' }) }
    : { about: topics[topic], link: unsubscribeLink(links, { personId, topic }) };
}
