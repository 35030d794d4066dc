import { escaped, type Language, noticeFrame } from '#wording';

/** What the page tells: it asks, or it was done, or the link is none of ours. */
export type UnsubscribePage = {
  readonly language: Language;
  readonly municipality: string;
  readonly state: 'asks' | 'done' | 'unknown';
  /** The topic in words. */
  readonly about: string;
};

/**
 * A page of its own without script or style, as it is opened from a mail: to look at it changes
 * nothing, as mail programs look at links by themselves; the button does.
 */
export function unsubscribePage(page: UnsubscribePage): string {
  const { unsubscribed: words } = noticeFrame(page.language);
  const { heading, paragraphs } = textOf(page);
  const form =
    page.state === 'asks'
      ? `<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button type="submit">${escaped(words.button)}</button></form>`
      : '';
  return [
    '<!DOCTYPE html>',
    `<html lang="${page.language}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(heading)}</title></head>`,
    `<body><main><h1>${escaped(heading)}</h1>`,
    ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
    form,
    '</main></body></html>',
    '',
  ].join('\n');
}

function textOf({ about, language, municipality, state }: UnsubscribePage): {
  readonly heading: string;
  readonly paragraphs: readonly string[];
} {
  const { unsubscribed: words } = noticeFrame(language);
  switch (state) {
    case 'asks':
      return {
        heading: words.question,
        paragraphs: [words.ask(about, municipality), words.compulsory],
      };
    case 'done':
      return {
        heading: words.doneHeading,
        paragraphs: [words.done(about), words.kept, words.compulsory],
      };
    case 'unknown':
      return { heading: words.unknownHeading, paragraphs: [words.unknown] };
  }
}
