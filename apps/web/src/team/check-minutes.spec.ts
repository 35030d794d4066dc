import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type ChainedMinutes, wrongPagesOf } from './check-minutes.js';

const hashOf = (text: string): Promise<string> =>
  Promise.resolve(createHash('sha256').update(text).digest('hex'));

async function aBook(texts: readonly string[]): Promise<ChainedMinutes[]> {
  const pages: ChainedMinutes[] = [];
  for (const [index, text] of texts.entries()) {
    const previousHash = pages.at(-1)?.hash ?? null;
    const hash = await hashOf(`${previousHash ?? ''}\n${text}`);
    pages.push({ id: `m${index}`, number: index + 1, kind: 'minutes', text, hash, previousHash });
  }
  return pages;
}

describe('a minutes book that the device of a visitor computes again', () => {
  it('is right as it was made, in whatever order its pages come', async () => {
    const book = await aBook(['een', 'twee', 'drie']);

    expect(await wrongPagesOf(book.toReversed(), hashOf)).toEqual([]);
    expect(await wrongPagesOf([], hashOf)).toEqual([]);
  });

  it('is wrong at the page that another text came in', async () => {
    const book = await aBook(['een', 'twee', 'drie']);
    const changed = book.map((page) => (page.number === 2 ? { ...page, text: 'twee!' } : page));

    expect(await wrongPagesOf(changed, hashOf)).toEqual([2]);
  });

  it('is wrong from where a page is gone', async () => {
    const book = await aBook(['een', 'twee', 'drie']);

    expect(await wrongPagesOf(book.toSpliced(1, 1), hashOf)).toEqual([3]);
  });

  it('cannot be told where the browser cannot compute', async () => {
    const book = await aBook(['een']);

    await expect(wrongPagesOf(book, () => Promise.reject(new Error('not here')))).rejects.toThrow(
      'not here',
    );
  });
});
