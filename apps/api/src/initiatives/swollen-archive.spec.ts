import { describe, expect, it } from '@jest/globals';
import { constants, deflateRawSync } from 'node:zlib';
import { InvalidInputError } from '#domain';
import { aZip } from '../../../../test/support/stored-zip.js';
import { ARCHIVE_BOUNDS, type ArchiveBounds, refuseSwollenArchive } from './swollen-archive.js';

const MEGABYTE = 1024 * 1024;
/** One guard is tried at a time: the others let everything through. */
const NONE: ArchiveBounds = {
  entriesMax: Infinity,
  declaredBytesMax: Infinity,
  unpackedBytesMax: Infinity,
};

async function codeOf(bytes: Buffer, bounds: Partial<ArchiveBounds> = {}): Promise<string> {
  try {
    await refuseSwollenArchive(bytes, { ...NONE, ...bounds });
    return 'fits';
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.faults.map(({ code }) => code).join(' ');
  }
}

function partsOf(count: number, bytes: Buffer): { name: string; bytes: Buffer }[] {
  return Array.from({ length: count }, (_, index) => ({ name: `part-${index}.xml`, bytes }));
}

/** A part of so many megabytes of zeros, packed a thousand times smaller; it says that it is `claimedSize`. */
function aBomb(megabytes: number, claimedSize = megabytes * MEGABYTE): Buffer {
  const bytes = Buffer.alloc(MEGABYTE);
  const again = deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  const packed = Buffer.concat([...Array<Buffer>(megabytes).fill(again), end]);
  return aZip([{ name: 'xl/a.xml', bytes, packed, claimedSize }]);
}

/** An archive in which many entries are of one and the same part. */
function overlapping(count: number, bytes: Buffer): Buffer {
  const one = aZip(partsOf(1, bytes));
  const end = Buffer.from(one.subarray(-22));
  const from = end.readUInt32LE(16);
  const entry = one.subarray(from, -22);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(entry.length * count, 12);
  return Buffer.concat([one.subarray(0, from), ...Array<Buffer>(count).fill(entry), end]);
}

/** How many megabytes more than before this process held at the most while work was done. */
async function grownBy(work: () => Promise<unknown>): Promise<number> {
  const held = (): number => process.memoryUsage().rss / MEGABYTE;
  const before = held();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, held())), 1);
  await work();
  clearInterval(timer);
  return Math.max(most, held()) - before;
}

describe('an archive that somebody sends', () => {
  it('has two hundred parts at the most', async () => {
    const { entriesMax } = ARCHIVE_BOUNDS;
    const bytes = Buffer.from('x');

    expect(await codeOf(aZip(partsOf(200, bytes)), { entriesMax })).toBe('fits');
    expect(await codeOf(aZip(partsOf(201, bytes)), { entriesMax })).toBe('archive-too-large');
  });

  it('is refused by what it declares, over all parts, before any of them is unpacked', async () => {
    const declaredBytesMax = 2 * MEGABYTE;
    const two = aZip(partsOf(2, Buffer.alloc(MEGABYTE)));
    const broken = { name: 'a.xml', bytes: Buffer.from('x'), packed: Buffer.from('no deflate') };

    expect(await codeOf(two, { declaredBytesMax })).toBe('fits');
    expect(await codeOf(two, { declaredBytesMax: declaredBytesMax - 1 })).toBe('archive-too-large');
    const unread = aZip([{ ...broken, claimedSize: declaredBytesMax + 1 }]);
    expect(await codeOf(unread, { declaredBytesMax })).toBe('archive-too-large');
    expect(await codeOf(unread)).toBe('not-an-archive');
  });

  it.each([
    ['smaller than it is', 100],
    ['larger than it is', 2 * MEGABYTE + 1],
  ])('is refused when a part says that it is %s', async (_, claimedSize) => {
    expect(await codeOf(aBomb(2, 2 * MEGABYTE))).toBe('fits');
    expect(await codeOf(aBomb(2, claimedSize))).toBe('not-an-archive');
  });

  it('is refused by what comes out of it, over all parts', async () => {
    const unpackedBytesMax = 3 * MEGABYTE;
    const three = aZip(partsOf(3, Buffer.alloc(MEGABYTE)));

    expect(await codeOf(three, { unpackedBytesMax })).toBe('fits');
    expect(await codeOf(three, { unpackedBytesMax: unpackedBytesMax - 1 })).toBe(
      'archive-too-large',
    );
  });

  it('is refused when its entries share one part, that is unpacked again for each', async () => {
    const shared = overlapping(150, Buffer.alloc(MEGABYTE));
    const { unpackedBytesMax } = ARCHIVE_BOUNDS;

    expect(shared.length).toBeLessThan(20_000);
    expect(await codeOf(shared, { unpackedBytesMax })).toBe('archive-too-large');
    expect(await codeOf(shared, ARCHIVE_BOUNDS)).toBe('archive-too-large');
  });

  it('is not opened within another one, however much that would be', async () => {
    const inner = aBomb(1024);
    const outer = aZip([{ name: 'xl/inner.zip', bytes: inner }]);

    const grown = await grownBy(async () => {
      expect(await codeOf(outer, { unpackedBytesMax: inner.length })).toBe('fits');
    });

    expect(grown).toBeLessThan(64);
  });

  it.each([
    ['that is beyond the bound', aBomb(4095), {}, 'archive-too-large'],
    ['that lies', aBomb(1024, 100), NONE, 'not-an-archive'],
    ['that is let through', aBomb(400), NONE, 'fits'],
  ])('takes little memory: a bomb %s', async (_, bomb, bounds, code) => {
    const { unpackedBytesMax } = ARCHIVE_BOUNDS;

    const grown = await grownBy(async () => {
      expect(await codeOf(bomb, { unpackedBytesMax, ...bounds })).toBe(code);
    });

    expect(grown).toBeLessThan(128);
  });
});
