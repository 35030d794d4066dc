import { TALLY_RULES, TIE_CRITERIA } from '#domain';
import type { CountSettings, TieCriterion } from '../../public/engine/tally-engine.js';

/** What was published of a count, as far as it can be compared. */
export type PublishedRecord = {
  /** SHA-256 of the canonical input, in lower-case hex. */
  readonly hash: string;
  /** Ids in order of selection; null when only the hash is known. */
  readonly winners: readonly string[] | null;
  /** How it was counted; null when that is not known, or no count of ours. */
  readonly settings: CountSettings | null;
};

const HASH = /^[0-9a-f]{64}$/;
const WHOLE = /^\d+$/;

/** The hash in a text, in lower case, blanks aside; null when it holds none. */
export function hashIn(text: string): string | null {
  const hash = text.replaceAll(/\s/g, '').toLowerCase();
  return HASH.test(hash) ? hash : null;
}

/**
 * What a record of a count tells: the one that is published, or the answer of the API. Null when the
 * text is no JSON with an `inputHash`.
 */
export function readRecord(text: string): PublishedRecord | null {
  const record = fieldsOf(parsed(text));
  const hash = hashIn(textOf(record['inputHash']) ?? '');
  return hash === null
    ? null
    : { hash, winners: winnersOf(record['winners']), settings: settingsOf(record) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A record names its winners by id, the API by an initiative with a code. */
function winnersOf(winners: unknown): readonly string[] | null {
  if (!Array.isArray(winners)) return null;
  const ids = winners.map((winner: unknown) => textOf(winner) ?? textOf(fieldsOf(winner)['code']));
  return ids.every((id) => id !== null) ? ids : null;
}

function settingsOf(record: Fields): CountSettings | null {
  const fields = fieldsOf(record['rule']);
  const rule = TALLY_RULES.find((name) => name === fields['rule']);
  const ties = tiesOf(fields['ties']);
  if (rule === undefined || ties === null) return null;
  const threshold = fields['threshold'];
  const unit = textOf(fields['unitCents']);
  const seed = textOf(fields['seed']);
  return {
    rule,
    threshold: typeof threshold === 'number' ? threshold : null,
    ties,
    ...(unit !== null && WHOLE.test(unit) ? { unitCents: BigInt(unit) } : {}),
    ...(seed === null ? {} : { seed }),
    ...(fields['leftoverByScore'] === true ? { leftoverByScore: true } : {}),
    keepsLimits: Array.isArray(record['limits']) && record['limits'].length > 0,
  };
}

function tiesOf(names: unknown): readonly TieCriterion[] | null {
  if (!Array.isArray(names)) return null;
  const ties = names.map((name: unknown) => TIE_CRITERIA.find((criterion) => criterion === name));
  return ties.every((tie) => tie !== undefined) ? ties : null;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
