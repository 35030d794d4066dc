import { formatRational, type Rational, rational } from '../arithmetic/rational.js';
import { cents } from '../../money/cents.js';
import type { Robustness } from './robustness.js';
import type { ExplainedResult, TallyExplanation } from './tally-explanation.js';

export const EXPLANATION_FORMAT = 'wijkkas-tally-explanation/1';

/** A value as JSON holds it: whole numbers of any size as decimal text, fractions as `n` or `n/d`. */
export type Written<Value> = Value extends bigint | Rational
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly Written<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Written<Value[Key]> }
      : Value;

/** What an explanation was made from. */
export type ExplanationSource = {
  /** The version of the engine that counted. */
  readonly engine: string;
  /** SHA-256 of the canonical tally input, in hex. */
  readonly inputHash: string;
};

/** The account of a count with how firm it is. */
export type ExplainedCount = {
  readonly explanation: TallyExplanation;
  /** Null: it was not looked at. */
  readonly robustness: Robustness | null;
};

/** An account of a count that can be kept and sent: all that `ExplainedCount` holds, as JSON. */
export type ExplanationDocument = ExplanationSource & { readonly format: string } & Written<
    ExplainedResult & Omit<TallyExplanation, 'result'> & Pick<ExplainedCount, 'robustness'>
  >;

/**
 * The account of a count as a document of format wijkkas-tally-explanation/1: plain JSON values, money in
 * decimal text in cents. `readExplanation` reads it back without loss.
 */
export function explanationDocument(
  { engine, inputHash }: ExplanationSource,
  { explanation, robustness }: ExplainedCount,
): ExplanationDocument {
  const { result, ...account } = explanation;
  const told = { ...resultOf(result), ...account, robustness };
  const written = write(told) as Written<typeof told>;
  return { format: EXPLANATION_FORMAT, engine, inputHash, ...written };
}

/** The account that a document holds, which `explanationDocument` wrote. */
export function readExplanation({
  rule,
  winners,
  spent,
  leftover,
  scoreDecimals,
  detail,
  robustness,
  ...account
}: ExplanationDocument): ExplainedCount {
  const result = { rule, winners, spent, leftover, scoreDecimals, detail };
  const { budget, form, voters, steps, initiatives } = account;
  const { smallestMargin, decisiveMargin, minimumGroup } = account;
  const explanation = {
    result,
    budget,
    form,
    voters,
    steps,
    initiatives,
    smallestMargin,
    decisiveMargin,
    minimumGroup,
  };
  return { explanation: read('', explanation) as TallyExplanation, robustness };
}

/** The purchases of Equal Shares are told as steps; nothing of the trace is told beside that. */
function resultOf({ detail, ...result }: ExplainedResult): ExplainedResult {
  const { rule, winners, spent, leftover, scoreDecimals } = result;
  return { rule, winners, spent, leftover, scoreDecimals, detail: detailOf(detail) };
}

function detailOf(detail: ExplainedResult['detail']): ExplainedResult['detail'] {
  if (detail.kind !== 'equal-shares') return detail;
  const { kind, endowment, increments, completed, comparison } = detail;
  return { kind, endowment, increments, completed, comparison };
}

function write(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(write);
  if (typeof value !== 'object' || value === null) return value;
  if (isRational(value)) return formatRational(value);
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, write(held)]));
}

function isRational(value: object): value is Rational {
  return 'numerator' in value && typeof value.numerator === 'bigint' && 'denominator' in value;
}

/** What is text in a document by one of these names is a whole number. */
const WHOLE = 'budget cost increments leftBefore leftover spent value welfare'.split(' ');
/** And by one of these a fraction; `price` holds whole cents in a `value` of its own where it is missing. */
const FRACTIONS = 'amount endowment loads otherAmount price time times unspent'.split(' ');

function read(name: string, value: unknown): unknown {
  if (typeof value === 'string') return readText(name, value);
  if (Array.isArray(value)) return value.map((item) => read(name, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, read(key, held)]));
}

function readText(name: string, text: string): unknown {
  if (WHOLE.includes(name)) return cents(BigInt(text));
  if (!FRACTIONS.includes(name)) return text;
  const [numerator = '', denominator = '1'] = text.split('/');
  return rational(BigInt(numerator), BigInt(denominator));
}
