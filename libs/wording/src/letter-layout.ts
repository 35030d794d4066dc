import type { Language } from './speaker.js';

/** A letter in words: its subject, and its blocks; those with a heading have it on top. */
export type LetterText = {
  readonly subject: string;
  readonly blocks: readonly LetterBlock[];
};

/** Every paragraph ends with a full stop or the like; no heading does. */
export type LetterBlock = {
  readonly heading: string | null;
  readonly paragraphs: readonly string[];
  readonly items?: readonly string[];
};

/** A letter as it is kept and mailed, in one language. */
export type PlainLetter = { readonly subject: string; readonly text: string };

const RULE = '—'.repeat(20);

/** A letter as plain text: paragraphs with an empty line between them, items behind a dash. */
export function plainLetter({ subject, blocks }: LetterText): PlainLetter {
  const parts = blocks.flatMap(({ heading, paragraphs, items = [] }) => [
    ...(heading === null ? [] : [heading]),
    ...paragraphs,
    ...(items.length === 0 ? [] : [items.map((item) => `- ${item}`).join('\n')]),
  ]);
  return { subject, text: `${parts.join('\n\n')}\n` };
}

/** Dutch first, with the English below it. */
export function joinedLetter(dutch: string, english: string): string {
  return `${dutch.trimEnd()}\n\n${RULE}\n\n${english}`;
}

/**
 * A plain letter in both languages as a page for mail programs: headings, paragraphs and lists that a
 * screen reader knows, each part marked with its language; no style, no image, nothing to fetch.
 *
 * What people typed is text in it, whatever it looks like.
 */
export function htmlLetter(subject: string, texts: Readonly<Record<Language, string>>): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="nl"><head><meta charset="utf-8">',
    `<title>${escaped(subject)}</title></head><body>`,
    `<main><h1>${escaped(subject)}</h1>`,
    `<article lang="nl">\n${bodyOf(texts.nl)}\n</article>`,
    `<hr>\n<article lang="en">\n${bodyOf(texts.en)}\n</article>`,
    '</main></body></html>',
  ].join('\n');
}

function bodyOf(text: string): string {
  return text
    .trim()
    .split('\n\n')
    .map((part) => {
      if (part.startsWith('- ')) return listOf(part);
      return isHeading(part) ? `<h2>${escaped(part)}</h2>` : `<p>${escaped(part)}</p>`;
    })
    .join('\n');
}

/** Our paragraphs end with a mark of punctuation, and our headings do not. */
function isHeading(part: string): boolean {
  return !/[.,:!?]$/.test(part);
}

function listOf(part: string): string {
  const items = part.split('\n').map((line) => `<li>${escaped(line.slice(2))}</li>`);
  return `<ul>${items.join('')}</ul>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in a page, whatever it looks like. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}
