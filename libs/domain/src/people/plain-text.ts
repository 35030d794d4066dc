import type { Fault } from '../domain-error.js';

/** Control characters, halves of characters, and marks that turn the reading direction. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069]/u;

/** A text of one line as it is kept: composed (NFC), with single spaces and none around it. */
export function tidyLine(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}

/** A text of several lines as it is kept: composed (NFC), lines end in a line feed, none at the ends. */
export function tidyText(text: string): string {
  return text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
}

/** What is wrong with a tidied line: it holds 1 to `lengthMax` characters, all of them printable. */
export function lineFaults(name: string, line: string, lengthMax: number): Fault[] {
  if (line === '') return [{ name, code: 'text-empty', reason: 'This cannot be empty.' }];
  return [...lengthFaults(name, line, lengthMax), ...characterFaults(name, line)];
}

/** What is wrong with a tidied text: it holds 0 to `lengthMax` characters; line feeds are fine. */
export function textFaults(name: string, text: string, lengthMax: number): Fault[] {
  return [
    ...lengthFaults(name, text, lengthMax),
    ...characterFaults(name, text.replaceAll(/[\n\t]/g, '')),
  ];
}

function lengthFaults(name: string, text: string, lengthMax: number): Fault[] {
  if (text.length <= lengthMax) return [];
  return [{ name, code: 'text-too-long', reason: `This has at most ${lengthMax} characters.` }];
}

function characterFaults(name: string, text: string): Fault[] {
  if (!UNPRINTABLE.test(text)) return [];
  return [{ name, code: 'text-unprintable', reason: 'This has a character that nobody can see.' }];
}
