import type { DrawDifference } from '#domain';
import type { Language } from './speaker.js';

type Of<Kind extends DrawDifference['kind']> = Extract<DrawDifference, { readonly kind: Kind }>;

/** The sentences about a draw, in one language. */
export type DrawWords = {
  readonly locale: string;
  readonly title: (title: string) => string;
  readonly list: (entries: string, hash: string) => string;
  readonly seal: (seal: string) => string;
  readonly value: (value: string, source: string) => string;
  readonly seed: (seed: string) => string;
  readonly stratum: (name: string, seats: string, entries: string) => string;
  readonly wholeList: string;
  readonly reserves: string;
  readonly more: (count: string) => string;
  readonly right: string;
  readonly wrong: string;
  readonly differences: { readonly [Kind in DrawDifference['kind']]: (it: Of<Kind>) => string };
};

const nl: DrawWords = {
  locale: 'nl-NL',
  title: (title) => `Loting: ${title}`,
  list: (entries, hash) => `De lijst heeft ${entries} loten. SHA-256 van de lijst: ${hash}`,
  seal: (seal) => `Het geheim past bij het zegel ${seal}`,
  value: (value, source) => `Openbare waarde: ${value} (${source})`,
  seed: (seed) => `Startgetal: ${seed}`,
  stratum: (name, seats, entries) => `${name}: ${seats} te verdelen, ${entries} op de lijst`,
  wholeList: 'De hele lijst',
  reserves: 'Reserves, op volgorde:',
  more: (count) => `en nog ${count}`,
  right: 'Alles klopt: wie de loting overdoet, komt op dezelfde uitkomst.',
  wrong: 'De loting klopt niet.',
  differences: {
    'list-hash': ({ announced, found }) =>
      `De lijst is niet de lijst die is vastgelegd: aangekondigd is ${announced}, deze lijst geeft ${found}.`,
    'code-not-drawn': ({ code }) => `Code ${code} staat op de lijst, maar niet in het verslag.`,
    'code-not-on-list': ({ code }) => `Code ${code} staat in het verslag, maar niet op de lijst.`,
    'stratum-unknown': ({ code, stratum }) =>
      `Code ${code} hoort bij de groep "${stratum}", die de aankondiging niet kent.`,
    seal: ({ announced, found }) =>
      `Het geheim past niet bij het zegel: aangekondigd is ${announced}, dit geheim geeft ${found}.`,
    'secret-form': () =>
      'Het geheim heeft niet de juiste vorm: 22 tot 200 letters, cijfers en streepjes.',
    'public-value-form': ({ publicValue }) =>
      `De openbare waarde "${publicValue}" is niet geschreven zoals is aangekondigd.`,
    'frozen-late': ({ frozenAt, publicAt }) =>
      `De lijst is vastgelegd op ${frozenAt}, niet vóór ${publicAt}, toen de openbare waarde bekend kon zijn.`,
    announcement: () => 'Het verslag hoort bij een andere aankondiging.',
    seed: ({ recorded, found }) =>
      `Het startgetal is anders: in het verslag staat ${recorded}, de loting geeft ${found}.`,
    strata: ({ recorded, found }) =>
      `Het verslag heeft ${recorded} groepen, de aankondiging ${found}.`,
    place: ({ stratum, place, recorded, found }) =>
      `Plaats ${place}${stratum === '' ? '' : ` van ${stratum}`} is anders: in het verslag staat ${recorded ?? 'niemand'}, de loting geeft ${found ?? 'niemand'}.`,
  },
};

const en: DrawWords = {
  locale: 'en-GB',
  title: (title) => `Draw: ${title}`,
  list: (entries, hash) => `The list has ${entries} lots. SHA-256 of the list: ${hash}`,
  seal: (seal) => `The secret fits the seal ${seal}`,
  value: (value, source) => `Public value: ${value} (${source})`,
  seed: (seed) => `Seed: ${seed}`,
  stratum: (name, seats, entries) => `${name}: ${seats} to fill, ${entries} on the list`,
  wholeList: 'The whole list',
  reserves: 'Reserves, in order:',
  more: (count) => `and ${count} more`,
  right: 'All is right: whoever does the draw again comes to the same outcome.',
  wrong: 'The draw is not right.',
  differences: {
    'list-hash': ({ announced, found }) =>
      `The list is not the one that was frozen: ${announced} was announced, this list gives ${found}.`,
    'code-not-drawn': ({ code }) => `Code ${code} is on the list and not in the record.`,
    'code-not-on-list': ({ code }) => `Code ${code} is in the record and not on the list.`,
    'stratum-unknown': ({ code, stratum }) =>
      `Code ${code} belongs to the group "${stratum}", which the announcement does not know.`,
    seal: ({ announced, found }) =>
      `The secret does not fit the seal: ${announced} was announced, this secret gives ${found}.`,
    'secret-form': () =>
      'The secret has not the right form: 22 to 200 letters, digits, dashes and underscores.',
    'public-value-form': ({ publicValue }) =>
      `The public value "${publicValue}" is not written as was announced.`,
    'frozen-late': ({ frozenAt, publicAt }) =>
      `The list was frozen at ${frozenAt}, not before ${publicAt}, when the public value could be known.`,
    announcement: () => 'The record is of another announcement.',
    seed: ({ recorded, found }) =>
      `The seed differs: the record says ${recorded}, the draw gives ${found}.`,
    strata: ({ recorded, found }) =>
      `The record has ${recorded} groups, the announcement ${found}.`,
    place: ({ stratum, place, recorded, found }) =>
      `Place ${place}${stratum === '' ? '' : ` of ${stratum}`} differs: the record says ${recorded ?? 'nobody'}, the draw gives ${found ?? 'nobody'}.`,
  },
};

export const DRAW_WORDS: Readonly<Record<Language, DrawWords>> = { nl, en };
