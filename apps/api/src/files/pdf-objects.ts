import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';

/** All streams of a document together may become this large. */
export const INFLATED_BYTES_MAX = 64 * 1024 * 1024;
const STREAMS_MAX = 50_000;

const inflateAsync = promisify(inflate);

/** What a document is made of, as text to search in. */
export type PdfText = {
  /** All that stands outside streams. */
  readonly plain: string;
  /** What object streams hold, once inflated. */
  readonly packed: string;
  /** The other streams that could be inflated, pictures left out. */
  readonly loose: string;
  readonly fault: 'packed-unreadable' | 'too-large-inside' | null;
};

type Stream = { readonly dictionary: string; readonly from: number; readonly to: number };

/**
 * Takes a document apart: names are written out (`/J#53` is `/JS`), and streams are inflated as far as a
 * reader would look for objects in them. Whatever a stream holds is bounded before it is inflated.
 */
export async function readPdf(bytes: Buffer): Promise<PdfText> {
  const text = bytes.toString('latin1');
  const streams = streamsIn(text);
  const plain = writeOut(textOutside(text, streams));
  const parts = { packed: [] as string[], loose: [] as string[] };
  const give = (fault: PdfText['fault']): PdfText => ({
    plain,
    packed: parts.packed.join('\n'),
    loose: parts.loose.join('\n'),
    fault,
  });
  if (streams.length > STREAMS_MAX) return give('too-large-inside');
  let left = INFLATED_BYTES_MAX;
  for (const stream of streams) {
    const names = writeOut(stream.dictionary);
    const place = placeOf(names);
    if (place === null) continue;
    const body = await inflated(bytes.subarray(stream.from, stream.to), names, left);
    if (body === 'too-large') return give('too-large-inside');
    if (body !== 'unreadable') {
      left -= body.length;
      parts[place].push(writeOut(body.toString('latin1')));
    } else if (place === 'packed') return give('packed-unreadable');
  }
  return give(null);
}

/** Whether a reader would look for objects in a stream; in a picture it looks for nothing. */
function placeOf(names: string): 'packed' | 'loose' | null {
  const isPacked = /\/ObjStm\b/.test(names) || (/\/First\b/.test(names) && /\/N\b/.test(names));
  if (isPacked) return 'packed';
  return /\/Subtype\s*\/Image\b/.test(names) ? null : 'loose';
}

/** Streams stand between `stream` and `endstream`, right behind the dictionary that describes them. */
function streamsIn(text: string): Stream[] {
  const found: Stream[] = [];
  const begin = /stream(\r\n|\n|\r)/g;
  let after = 0;
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    const from = begin.lastIndex;
    const isEnd = text.startsWith('end', match.index - 3);
    if (isEnd) continue;
    const to = text.indexOf('endstream', from);
    if (to === -1) break;
    found.push({ dictionary: dictionaryOf(text.slice(after, match.index)), from, to });
    after = to;
    begin.lastIndex = to;
  }
  return found;
}

/** The dictionary at the end of a text, without the strings and comments that could hide where it begins. */
function dictionaryOf(gap: string): string {
  const bare = gap.replaceAll(/\((?:\\.|[^()\\])*\)/gs, '()').replaceAll(/%[^\r\n]*/g, '');
  return bare.split(/\d\s+\d+\s+obj\b/).at(-1) ?? '';
}

function textOutside(text: string, streams: readonly Stream[]): string {
  const parts: string[] = [];
  let after = 0;
  for (const { from, to } of streams) {
    parts.push(text.slice(after, from));
    after = to;
  }
  return [...parts, text.slice(after)].join(' ');
}

async function inflated(
  body: Buffer,
  names: string,
  bytesMax: number,
): Promise<Buffer | 'unreadable' | 'too-large'> {
  if (!/\/Filter\b/.test(names)) return body;
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(names)?.[1] ?? '';
  const isPlainFlate = filter.replaceAll(/[[\]\s]/g, '') === '/FlateDecode';
  if (!isPlainFlate || /\/Predictor\s+([2-9]|1\d)/.test(names)) return 'unreadable';
  try {
    return await inflateAsync(body, {
      maxOutputLength: Math.max(1, bytesMax),
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'unreadable';
  }
}

/** In a name any sign can be written as `#` and two hexadecimal digits. */
function writeOut(text: string): string {
  return text.replaceAll(/\/[^\s/<>[\]()%]*#[^\s/<>[\]()%]*/g, (name) =>
    name.replaceAll(/#([0-9a-f]{2})/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    ),
  );
}
