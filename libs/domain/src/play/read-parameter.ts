import { type ParameterSpec, type Share, SHARE_TERM_MAX } from './parameter.js';
import { readBallot, readTally } from './read-round-rules.js';
import {
  type Reader,
  readCents,
  readFields,
  readFlag,
  readWhole,
  readWord,
  readWords,
  refuse,
} from './reader.js';

/** A part of a whole: more than 0 and at most 1. */
function readShare(reader: Reader, name: string, value: unknown): Share {
  const fields = readFields(reader, name, value, ['numerator', 'denominator']);
  const bounds = [1, SHARE_TERM_MAX] as const;
  const numerator = readWhole(reader, `${name}.numerator`, fields['numerator'], bounds);
  const denominator = readWhole(reader, `${name}.denominator`, fields['denominator'], bounds);
  return numerator <= denominator
    ? { numerator, denominator }
    : refuse(reader, name, 'A part is at most the whole.', { numerator: 1, denominator: 1 });
}

type Read<Spec> = (reader: Reader, name: string, value: unknown, spec: Spec) => unknown;

const READERS: {
  readonly [Type in ParameterSpec['type']]: Read<Extract<ParameterSpec, { readonly type: Type }>>;
} = {
  cents: readCents,
  share: readShare,
  count: (reader, name, value, { min, max }) => readWhole(reader, name, value, [min, max]),
  flag: readFlag,
  choice: (reader, name, value, { values }) => readWord(reader, name, value, values),
  choices: (reader, name, value, { values: words, min }) =>
    readWords(reader, name, value, { words, min }),
  ballot: readBallot,
  tally: readTally,
};

/** The value of a parameter, as its spec says. What is optional may be null or left out. */
export function readParameter(
  reader: Reader,
  name: string,
  value: unknown,
  spec: ParameterSpec,
): unknown {
  if ('optional' in spec && spec.optional && (value ?? null) === null) return null;
  return (READERS[spec.type] as Read<ParameterSpec>)(reader, name, value, spec);
}
