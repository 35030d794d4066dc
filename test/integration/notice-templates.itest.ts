import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { cents, NOTICE_KINDS, type NoticeFacts } from '#domain';
import {
  LANGUAGES,
  type LinkedNotice,
  type NoticeMail,
  noticeMail,
  type WordedNotice,
} from '#wording';
import { axeViolations, launchBrowser } from '../support/browser.js';

const HOSTILE = '<script>alert(1)</script> & "Jan"\r\nBcc: x@y.example';
const TITLED = { title: HOSTILE };
const REASONED = { ...TITLED, reason: 'Het past niet op de stoep.' };
const SCREENED = { ...REASONED, result: 'not-feasible' };
const DAY = '2027-02-01';

/** Facts of every kind; a new kind without them is a compile error. */
const FACTS: Omit<NoticeFacts, 'round-outcome'> = {
  'initiative-received': { ...TITLED, reference: 'I-2027-0001', hearBy: DAY },
  'co-initiator-invited': { ...TITLED, by: 'Noor de Wit' },
  'initiative-changed': { ...TITLED, what: 'de kosten' },
  'initiative-withdrawn': REASONED,
  'draft-reminder': { ...TITLED, closesOn: DAY },
  'ballot-reminder': { roundName: HOSTILE, closesOn: DAY },
  'merge-proposed': { ...TITLED, into: 'Geveltuinen', answerBy: DAY },
  'initiatives-merged': { ...REASONED, into: 'Geveltuinen' },
  'initiative-split': { ...REASONED, into: 'Geveltuinen en Bankjes' },
  'support-reached': { ...TITLED, count: 1_234 },
  'support-not-reached': { ...TITLED, count: 12, needed: 1_234 },
  'comment-answered': TITLED,
  'comment-hidden': REASONED,
  'comment-appeal-decided': { ...REASONED, outcome: 'restored' },
  'contact-person-named': { ...TITLED, name: 'Noor de Wit', contact: 'noor@linde.example' },
  'screening-intended': { ...SCREENED, answerBy: DAY },
  'initiative-screened': SCREENED,
  'term-extended': { ...REASONED, newDate: DAY },
  'term-suspended': { ...REASONED, until: DAY },
  'term-passed': { ...TITLED, what: 'de toets', dueOn: DAY, escalatedTo: 'de gemeentesecretaris' },
  'advice-requested': { ...TITLED, department: 'Groen', answerBy: DAY },
  'milestone-reached': { ...TITLED, milestone: 'De eerste boom staat' },
  'progress-posted': TITLED,
  'judgement-asked': TITLED,
  'promise-made': { text: HOSTILE, dueOn: DAY },
  'promise-kept': { text: HOSTILE },
  'promise-broken': { text: HOSTILE, reason: 'Het geld was op.' },
  'story-published': TITLED,
};

const OUTCOME: WordedNotice = {
  kind: 'round-outcome',
  facts: {
    roundName: 'Zomerronde',
    own: [
      {
        title: HOSTILE,
        costCents: cents(50_000n),
        amountCents: null,
        reasons: {
          count: {
            ballotCount: 1_300,
            votes: 12,
            fate: 'does-not-fit',
            place: null,
            chosen: [],
            chosenCount: 3,
            leftoverCents: cents(10_050n),
          },
          team: null,
          deviation: null,
          screening: null,
        },
      },
    ],
    others: [
      {
        title: 'Geveltuinen',
        costCents: cents(30_000n),
        amountCents: cents(30_000n),
        reasons: {
          count: null,
          team: 'Het wijkteam wil meer groen.',
          deviation: null,
          screening: null,
        },
      },
    ],
    moreCount: 7,
  },
};

const noticeOf = (kind: (typeof NOTICE_KINDS)[number]): LinkedNotice => ({
  ...(kind === 'round-outcome' ? OUTCOME : ({ kind, facts: FACTS[kind] } as WordedNotice)),
  link: 'https://wijkkas.example/initiative?municipality=lindestad&id=1',
});

function mailOf(notices: readonly LinkedNotice[], language: 'nl' | 'en'): NoticeMail {
  return noticeMail({
    ...{ language, notices, isDigest: notices.length > 1 },
    municipality: 'Lindestad',
    name: 'Özlem <b>Żak</b>',
    settingsLink: 'https://wijkkas.example/my-notices?municipality=lindestad#settings',
    unsubscribe: { about: 'uitslagen', link: 'https://wijkkas.example/api/v1/x' },
  });
}

describe('the texts of messages', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // Mail programs drop style sheets, and a subject may be as long as a title.
      'no-inline-style': 'off',
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
    },
  });
  const cases = NOTICE_KINDS.flatMap((kind) => LANGUAGES.map((language) => ({ kind, language })));
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
  });

  afterAll(async () => {
    await browser.close();
  });

  it.each(cases)('of $kind in $language are complete and sound', async ({ kind, language }) => {
    const mail = mailOf([noticeOf(kind)], language);

    const report = await validator.validateString(mail.html);

    expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
    expect(mail.html).toContain(`<html lang="${language}">`);
    expect(mail.html).not.toMatch(/<script|<img|<b>|<table/);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.subject.length).toBeGreaterThan(5);
    expect(mail.text).not.toMatch(/^Bcc:/m);
    expect(`${mail.text}${mail.html}`).not.toMatch(/undefined|\[object|null|NaN/);
    expect(mail.text).toContain('https://wijkkas.example/initiative?municipality=lindestad&id=1');
  });

  it.each(LANGUAGES)(
    'in %s can be read by all: each of them in a digest, and two as a mail',
    async (language) => {
      const mails = [
        NOTICE_KINDS.map(noticeOf),
        [noticeOf('round-outcome')],
        [noticeOf('initiative-received')],
      ].map((notices) => mailOf(notices, language));

      for (const { html } of mails) {
        await page.setContent(html);
        expect(await axeViolations(page, axe)).toEqual([]);
      }
    },
  );

  it.each(LANGUAGES)('of a digest in %s have a heading for each message', async (language) => {
    const mail = mailOf(NOTICE_KINDS.map(noticeOf), language);

    const report = await validator.validateString(mail.html);

    expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
    expect(mail.html.match(/<h2 /g)?.length).toBe(NOTICE_KINDS.length + 2);
  });

  it('say why an initiative got no money, with the numbers', () => {
    const { text } = mailOf([noticeOf('round-outcome')], 'nl');

    const written = text.replaceAll('\u00a0', ' ');

    expect(written).toContain(
      'krijgt geen geld. Het vroeg € 500,00. Het kreeg 12 stemmen; er waren 1.300 stembiljetten. ' +
        'Toen het aan de beurt was, was er te weinig geld over. Aan het eind was er € 100,50 over.',
    );
    expect(written).toContain('‘Geveltuinen’ krijgt € 300,00. Het wijkteam geeft deze redenen');
  });

  it('differ between the languages, kind by kind', () => {
    const same = NOTICE_KINDS.filter(
      (kind) => mailOf([noticeOf(kind)], 'nl').subject === mailOf([noticeOf(kind)], 'en').subject,
    );

    expect(same).toEqual([]);
  });
});
