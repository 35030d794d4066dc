// @ts-check
import { parseArgs } from 'node:util';
import { Failure } from './failure.mjs';

/**
 * Reads the options of a command; `--help` prints the text and ends the process.
 *
 * @param {string[]} args
 * @param {string} help
 * @param {import('node:util').ParseArgsConfig['options']} options
 * @returns {Record<string, string | boolean | (string | boolean)[] | undefined>}
 * @throws {Failure} with exit code 2 on an option that is not there, or lacks its value
 */
export function parseOptions(args, help, options) {
  const { values } = parse(args, { ...options, help: { type: 'boolean', short: 'h' } });
  if (values['help'] === true) {
    console.log(help);
    process.exit(0);
  }
  return values;
}

/**
 * @param {string[]} args
 * @param {NonNullable<import('node:util').ParseArgsConfig['options']>} options
 */
function parse(args, options) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false });
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new Failure(`${sentence.replace(/\.$/, '')}. --help lists the options.`, { exitCode: 2 });
  }
}

/**
 * A port number as typed.
 *
 * @param {string} text
 * @param {string} name of the option or variable
 * @returns {number} from 1 to 65535
 * @throws {Failure} with exit code 2 when it is none
 */
export function parsePort(text, name) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new Failure(`${name} has to be a number from 1 to 65535, not "${text}".`, { exitCode: 2 });
}
