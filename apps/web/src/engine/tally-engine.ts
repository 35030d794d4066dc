import {
  canonicalTallyInput,
  cents,
  countTally,
  DEFAULT_TIES,
  declaredLimits,
  openPabulibReader,
  parsePabulib,
  TALLY_ENGINE_VERSION,
  TALLY_RULES,
  type TallyElection,
  tallyElectionOfPabulib,
  type TallyRule,
  tallyRuleFaults,
  withLots,
} from '#domain';
import type * as Engine from '../../public/engine/tally-engine.js';
import { electionOf, readingOf } from './election-handles.js';
import { sha256 } from './sha256.js';

// What is exported here is described, with its types, in `public/engine/tally-engine.d.ts`.

export const ENGINE_VERSION: typeof Engine.ENGINE_VERSION = TALLY_ENGINE_VERSION;

export const RULE_NAMES: typeof Engine.RULE_NAMES = TALLY_RULES;

export const readElection: typeof Engine.readElection = (text) => readingOf(parsePabulib(text));

export const readElectionStream: typeof Engine.readElectionStream = async (bytes, onProgress) => {
  const reader = openPabulibReader({ keepCells: false });
  const decode = openDecoder();
  const pieces = bytes.getReader();
  let read = 0;
  for (;;) {
    const { value } = await pieces.read();
    const text = decode(value);
    if (text === null) {
      await pieces.cancel();
      return NOT_UTF8;
    }
    reader.push(text);
    if (value === undefined) return readingOf(reader.end());
    read += value.byteLength;
    onProgress?.(read);
  }
};

/** The text of piece after piece, undefined being the end; null when it is no UTF-8. */
function openDecoder(): (bytes: Uint8Array<ArrayBuffer> | undefined) => string | null {
  // The reader skips a byte order mark itself.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      return null;
    }
  };
}

const NOT_UTF8: Engine.Reading = {
  kind: 'faulty',
  faults: [{ line: 0, severity: 'error', code: 'not-utf8', message: 'This is not UTF-8 text.' }],
};

export const settingsFaults: typeof Engine.settingsFaults = (settings) =>
  tallyRuleFaults(ruleOf(settings)).map(({ name, reason }) => ({
    setting: name.replace(/^tally\./, ''),
    reason,
  }));

export const count: typeof Engine.count = async (election, settings, onProgress) => {
  const rule = ruleOf(settings);
  const input = inputOf(election, settings);
  return countTally(await drawLots(input, rule), rule, onProgress);
};

export const canonicalInput: typeof Engine.canonicalInput = (election, settings) =>
  canonicalTallyInput(inputOf(election, settings), ruleOf(settings));

export const inputHash: typeof Engine.inputHash = (election, settings) =>
  sha256(canonicalInput(election, settings));

function ruleOf(settings: Engine.CountSettings): TallyRule {
  const { rule, threshold = null, ties = DEFAULT_TIES, unitCents, seed } = settings;
  return {
    rule,
    threshold,
    ties,
    ...(unitCents === undefined ? {} : { unitCents: cents(unitCents) }),
    ...(seed === undefined ? {} : { seed }),
    ...(settings.leftoverByScore === true ? { leftoverByScore: true } : {}),
  };
}

/** Limits that cannot be understood are none: the file then declares no rule to keep them by. */
function inputOf(
  handle: Engine.Election,
  { keepsLimits = false }: Engine.CountSettings,
): TallyElection {
  const election = electionOf(handle);
  const input = tallyElectionOfPabulib(election);
  if (!keepsLimits) return input;
  const limits = declaredLimits(election);
  return limits.kind === 'unclear' || limits.limits.length === 0
    ? input
    : { ...input, limits: limits.limits };
}

/** The browser hashes in the background only, so all hashes are made before the draw. */
async function drawLots(election: TallyElection, rule: TallyRule): Promise<TallyElection> {
  if (rule.seed === undefined) return election;
  const texts: string[] = [];
  withLots(election, rule, (text) => {
    texts.push(text);
    return '';
  });
  const hashes = new Map<string, string>();
  for (const text of texts) hashes.set(text, await sha256(text));
  return withLots(election, rule, (text) => hashes.get(text) ?? '');
}
