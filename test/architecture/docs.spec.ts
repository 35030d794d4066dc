import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse as parseYaml } from 'yaml';
import { filesUnder, tableRows, textOf } from '../support/source-files.js';

const pages = filesUnder(['.'], ['.md']);
const decisions = filesUnder(['docs/adr'], ['.md']);
const HEADINGS = ['Context', 'Decision', 'Consequences', 'What would change our mind'];

function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '``');
}

/** The targets of the links in a page that lead inside the repository. */
function linksIn(text: string): string[] {
  return [...withoutCode(text).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^([a-z]+:|\/\/)/.test(target));
}

/** The anchors that a Markdown page offers: its headings, in lower case, with dashes. */
function anchorsOf(text: string): Set<string> {
  const headings = text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6}\s+(.+)$/gm);
  return new Set(
    [...headings].map(([, heading]) =>
      (heading ?? '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function isDeadLink(page: string, link: string): boolean {
  const [target = '', anchor] = link.split('#');
  const path = target === '' ? page : normalize(join(dirname(page), decodeURI(target)));
  if (!existsSync(path)) return true;
  if (anchor === undefined || !statSync(path).isFile() || !path.endsWith('.md')) return false;
  return !anchorsOf(textOf(path)).has(anchor);
}

describe('documents', () => {
  it('are read for the links that lead inside', () => {
    const text = 'See [a](docs/a.md#top), [b](https://b.example) and `[c](c.md)`.\n';

    expect(linksIn(text)).toEqual(['docs/a.md#top']);
    expect(isDeadLink('README.md', 'docs/no-such-page.md')).toBe(true);
    expect(isDeadLink('docs/glossary.md', '#no-such-heading')).toBe(true);
  });

  it('lead nowhere in vain', () => {
    const dead = pages.flatMap((page) =>
      linksIn(textOf(page))
        .filter((link) => isDeadLink(page, link))
        .map((link) => `${page}: ${link}`),
    );

    expect(pages).not.toEqual([]);
    expect(dead).toEqual([]);
  });

  it('begin with one title', () => {
    const untitled = pages.filter(
      (page) => (withoutCode(textOf(page)).match(/^# .+$/gm) ?? []).length !== 1,
    );

    expect(untitled).toEqual([]);
  });
});

describe('decision records', () => {
  it('are numbered from 1 without a gap', () => {
    const numbers = decisions.map((path) => Number(/\/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]));

    expect(numbers).not.toEqual([]);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it.each(decisions)('%s says context, decision, consequences and what would change it', (path) => {
    const text = textOf(path);
    const number = /(\d{4})-/.exec(path)?.[1];

    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

    expect(headings).toEqual(HEADINGS);
    expect(text.startsWith(`# ${number}. `)).toBe(true);
  });

  it('fit on a page', () => {
    const long = decisions.filter((path) => textOf(path).split('\n').length > 80);

    expect(long).toEqual([]);
  });

  it('are all listed on the architecture page', () => {
    const page = textOf('docs/architecture.md');

    const unlisted = decisions.filter((path) => !page.includes(`](${path.replace('docs/', '')})`));

    expect(unlisted).toEqual([]);
  });
});

describe('glossary', () => {
  const rows = tableRows(textOf('docs/glossary.md'));

  it('explains each term in four cells', () => {
    const bare = rows.filter((cells) => cells.length !== 4 || cells.some((cell) => cell === ''));

    expect(rows.length).toBeGreaterThan(30);
    expect(bare).toEqual([]);
  });

  it('has one word for each idea', () => {
    const terms = rows.map(([term = '']) => term.toLowerCase());

    const repeated = terms.filter((term, index) => terms.indexOf(term) !== index);

    expect(repeated).toEqual([]);
  });
});

describe('publiccode.yml', () => {
  const publiccode = parseYaml(textOf('publiccode.yml')) as {
    readonly publiccodeYmlVersion: string;
    readonly softwareVersion: string;
    readonly legal: { readonly license: string };
    readonly description: Readonly<
      Record<string, { readonly shortDescription: string; readonly longDescription: string }>
    >;
  };

  it('has every key that version 0.7 requires', () => {
    const required = [
      'publiccodeYmlVersion',
      'name',
      'url',
      'platforms',
      'developmentStatus',
      'softwareType',
      'description',
      'legal',
      'maintenance',
      'localisation',
    ];

    expect(Object.keys(publiccode)).toEqual(expect.arrayContaining(required));
    expect(publiccode.publiccodeYmlVersion).toBe('0.7');
  });

  it('keeps its descriptions within the lengths of the standard', () => {
    const texts = Object.values(publiccode.description);

    const tooLong = texts.filter(({ shortDescription }) => shortDescription.length > 150);
    const outside = texts.filter(
      ({ longDescription }) => longDescription.length < 150 || longDescription.length > 10_000,
    );

    expect(texts).not.toEqual([]);
    expect([...tooLong, ...outside]).toEqual([]);
  });

  it('agrees with package.json and LICENSE', () => {
    const manifest = JSON.parse(textOf('package.json')) as { license: string; version: string };

    expect(publiccode.legal.license).toBe(manifest.license);
    expect(publiccode.softwareVersion).toBe(manifest.version);
    expect(textOf('LICENSE')).toContain('EUROPEAN UNION PUBLIC LICENCE v. 1.2');
  });
});
