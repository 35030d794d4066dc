import { oneLine } from './award-words.js';
import { escaped } from './letter-layout.js';
import { noticeFrame, noticeText, type NoticeText, type WordedNotice } from './notice-text.js';
import type { Language } from './speaker.js';

/** A message and where more can be read about it. */
export type LinkedNotice = WordedNotice & { readonly link: string };

/** Everything that a mail is made of. */
export type NoticeMailFacts = {
  readonly language: Language;
  readonly municipality: string;
  /** Who reads it; null where only a code is known. */
  readonly name: string | null;
  /** One, or those of a digest in the order in which they came. */
  readonly notices: readonly LinkedNotice[];
  readonly isDigest: boolean;
  readonly settingsLink: string;
  /** What the one-click link ends, and the link; null where the mail cannot be switched off. */
  readonly unsubscribe: { readonly about: string; readonly link: string } | null;
};

export type NoticeMail = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/** A mail in one language, as plain text and as a page. The same facts give the same mail. */
export function noticeMail(facts: NoticeMailFacts): NoticeMail {
  const frame = noticeFrame(facts.language);
  const municipality = oneLine(facts.municipality);
  const told = facts.notices.map((notice) => ({
    link: notice.link,
    text: noticeText(notice, facts.language),
  }));
  const subject = facts.isDigest
    ? frame.digest.subject(told.length, municipality)
    : (told[0]?.text.subject ?? '');
  const footer = [
    frame.footer.why(municipality),
    ...(facts.unsubscribe === null ? [frame.footer.compulsory] : []),
    frame.footer.noReply,
  ];
  const mail: Mail = { facts, subject, told, footer, frame };
  return { subject, text: plainMail(mail), html: htmlMail(mail) };
}

type Mail = {
  readonly facts: NoticeMailFacts;
  readonly subject: string;
  readonly told: readonly { readonly link: string; readonly text: NoticeText }[];
  readonly footer: readonly string[];
  readonly frame: ReturnType<typeof noticeFrame>;
};

function plainMail({ facts, told, footer, frame }: Mail): string {
  const parts = told.flatMap(({ link, text }) => [
    ...(facts.isDigest ? [`* ${text.subject}`] : []),
    ...text.paragraphs,
    ...text.sections.flatMap(({ heading, paragraphs }) => [`* ${heading}`, ...paragraphs]),
    `${frame.read}: ${link}`,
  ]);
  const { unsubscribe } = facts;
  return `${[
    frame.greeting(nameOf(facts)),
    ...(facts.isDigest ? [frame.digest.opening] : []),
    ...parts,
    frame.closing(oneLine(facts.municipality)),
    '-- ',
    footer.join('\n'),
    `${frame.footer.settings}: ${facts.settingsLink}`,
    ...(unsubscribe === null
      ? []
      : [`${frame.footer.unsubscribe(unsubscribe.about)}: ${unsubscribe.link}`]),
  ].join('\n\n')}\n`;
}

function nameOf({ name }: NoticeMailFacts): string | null {
  const tidy = oneLine(name ?? '');
  return tidy === '' ? null : tidy;
}

const STYLE = {
  body: 'margin:0;background-color:#f3f3f3;color:#1a1a1a;font-family:Verdana,Arial,sans-serif;font-size:1rem;line-height:1.5',
  main: 'max-width:36rem;margin:0 auto;padding:1.5rem;background-color:#ffffff',
  preheader: 'margin:0 0 1rem;font-size:0.875rem;color:#4a4a4a',
  heading: 'margin:0 0 1rem;font-size:1.375rem;line-height:1.3',
  section: 'margin:1.5rem 0 0.5rem;font-size:1.125rem;line-height:1.3',
  paragraph: 'margin:0 0 1rem',
  link: 'color:#003f8a',
  footer:
    'max-width:36rem;margin:0 auto;padding:1rem 1.5rem;font-size:0.875rem;color:#3a3a3a;background-color:#f3f3f3',
} as const;

function htmlMail({ facts, subject, told, footer, frame }: Mail): string {
  const { unsubscribe } = facts;
  const links = [
    [frame.footer.settings, facts.settingsLink],
    ...(unsubscribe === null
      ? []
      : [[frame.footer.unsubscribe(unsubscribe.about), unsubscribe.link]]),
  ] as const;
  return [
    '<!DOCTYPE html>',
    `<html lang="${facts.language}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(subject)}</title></head>`,
    `<body style="${STYLE.body}">`,
    `<main style="${STYLE.main}">`,
    `<p style="${STYLE.preheader}">${escaped(preheaderOf(told, facts))}</p>`,
    `<h1 style="${STYLE.heading}">${escaped(subject)}</h1>`,
    paragraph(frame.greeting(nameOf(facts))),
    ...(facts.isDigest ? [paragraph(frame.digest.opening)] : []),
    ...told.flatMap((each) => articleOf(each, facts.isDigest, frame.read)),
    paragraph(frame.closing(oneLine(facts.municipality))),
    '</main>',
    `<footer style="${STYLE.footer}">`,
    ...footer.map(paragraph),
    ...links.map(([label = '', href = '']) => `<p>${anchor(label, href)}</p>`),
    '</footer>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** What mail programs show behind the subject: the first sentence, or whose mail it is. */
function preheaderOf(told: Mail['told'], { isDigest, municipality }: NoticeMailFacts): string {
  const first = told[0]?.text.paragraphs[0] ?? '';
  return isDigest || first === '' ? oneLine(municipality) : first;
}

function articleOf(
  { link, text }: Mail['told'][number],
  isDigest: boolean,
  read: string,
): string[] {
  return [
    ...(isDigest ? [heading(text.subject)] : []),
    ...text.paragraphs.map(paragraph),
    ...text.sections.flatMap((section) => [
      heading(section.heading),
      ...section.paragraphs.map(paragraph),
    ]),
    `<p style="${STYLE.paragraph}">${anchor(`${read}: ${text.subject}`, link)}</p>`,
  ];
}

function heading(text: string): string {
  return `<h2 style="${STYLE.section}">${escaped(text)}</h2>`;
}

function paragraph(text: string): string {
  return `<p style="${STYLE.paragraph}">${escaped(text)}</p>`;
}

function anchor(label: string, href: string): string {
  return `<a style="${STYLE.link}" href="${escaped(href)}">${escaped(label)}</a>`;
}
