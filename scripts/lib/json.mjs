// @ts-check
import { readFileSync } from 'node:fs';

/**
 * Parses JSON to a value of unknown shape: whoever asks says what it expects.
 *
 * @param {string} text
 * @returns {unknown}
 * @throws {SyntaxError}
 */
export function parseJson(text) {
  return JSON.parse(text);
}

/**
 * @param {string} file
 * @returns {unknown}
 * @throws {SyntaxError}
 */
export function readJson(file) {
  return parseJson(readFileSync(file, 'utf8'));
}
