import type { DrawDifference, DrawnStratum, DrawRecord } from '#domain';
import { DRAW_WORDS, type DrawWords } from './draw-words.js';
import type { Language } from './speaker.js';

/** How many reserves are named before the rest is counted only. */
const RESERVES_SHOWN = 50;

/** One sentence about what is not right in a draw, with the code, the place or the hash that shows it. */
export function drawDifferenceText(difference: DrawDifference, language: Language): string {
  const { differences } = DRAW_WORDS[language];
  const tell = differences[difference.kind] as (it: DrawDifference) => string;
  return tell(difference);
}

/** The sentence that a check ends with. */
export function drawVerdictText(isRight: boolean, language: Language): string {
  return isRight ? DRAW_WORDS[language].right : DRAW_WORDS[language].wrong;
}

/** A draw to read or to read aloud: what went in, and who was drawn, in lines. */
export function drawReportText(record: DrawRecord, language: Language): string[] {
  const words = DRAW_WORDS[language];
  const { announcement, publicValue, seed } = record;
  const number = (value: number): string => value.toLocaleString(words.locale);
  return [
    words.title(announcement.title),
    '',
    words.list(number(announcement.entryCount), announcement.listHash),
    words.seal(announcement.seal),
    words.value(publicValue, announcement.publicSource),
    words.seed(seed),
    ...record.strata.flatMap((stratum) => ['', ...stratumLines(stratum, words, number)]),
  ];
}

function stratumLines(
  { stratum, seats, drawn, reserves }: DrawnStratum,
  words: DrawWords,
  number: (value: number) => string,
): string[] {
  const name = stratum === '' ? words.wholeList : stratum;
  const shown = reserves.slice(0, RESERVES_SHOWN).join(', ');
  const hidden = reserves.length - RESERVES_SHOWN;
  const rest = hidden > 0 ? ` ${words.more(number(hidden))}` : '';
  return [
    words.stratum(name, number(seats), number(drawn.length + reserves.length)),
    ...drawn.map((code, index) => `  ${index + 1}. ${code}`),
    ...(reserves.length === 0 ? [] : [`  ${words.reserves} ${shown}${rest}`]),
  ];
}
