import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A photo as a telephone makes it: turned by its EXIF, with position, camera and a comment in it. */
export async function aPhotoWithSecrets(): Promise<Buffer> {
  const drawn = await sharp({
    create: { width: 60, height: 40, channels: 3, background: { r: 200, g: 30, b: 30 } },
  })
    .withExif({
      IFD0: { Make: 'SpyCam', Model: 'Tele-9000', Artist: 'Jan Modaal', ImageDescription: 'thuis' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '52/1 15/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '6/1 9/1 0/1',
      },
    })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
  // A comment of its own (FF FE), right behind the start of the picture.
  const words = Buffer.from('Genomen bij Dorpsstraat 1');
  const length = Buffer.from([0xff, 0xfe, 0, words.length + 2]);
  return Buffer.concat([drawn.subarray(0, 2), length, words, drawn.subarray(2)]);
}

export function aJpeg(width = 64, height = 48): Promise<Buffer> {
  const background = { r: 40, g: 120, b: 60 };
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

export function aPng(width = 64, height = 48): Promise<Buffer> {
  const background = { r: 40, g: 120, b: 60, alpha: 0.5 };
  return sharp({ create: { width, height, channels: 4, background } })
    .png()
    .toBuffer();
}

/** A PNG that says it is so large, in a few bytes: what it would take to decode is another matter. */
export function aPngThatClaims(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  return aPngOf([
    ['IHDR', head],
    ['IDAT', deflateSync(Buffer.alloc(1_000_000))],
    ['IEND', Buffer.alloc(0)],
  ]);
}

/** A PNG with one more chunk, behind its head. */
export function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  const behindHead = 8 + 25;
  return Buffer.concat([png.subarray(0, behindHead), chunk(type, data), png.subarray(behindHead)]);
}

function aPngOf(chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, ...chunks.map(([type, data]) => chunk(type, data))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.set(named, 4);
  bytes.writeUInt32BE(crc32(named), data.length + 8);
  return bytes;
}

/** A picture that moves. */
export async function aMovingWebp(): Promise<Buffer> {
  const frames = await Promise.all(
    [10, 200].map((shade) =>
      sharp({
        create: {
          width: 32,
          height: 32,
          channels: 3,
          background: { r: shade, g: shade, b: shade },
        },
      })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
}

/** An archive of one file that becomes much larger than it is. */
export function aZipBomb(): Buffer {
  const raw = Buffer.alloc(5_000_000);
  const body = deflateSync(raw).subarray(2, -4);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(crc32(raw), 14);
  head.writeUInt32LE(body.length, 18);
  head.writeUInt32LE(raw.length, 22);
  head.writeUInt16LE(5, 26);
  const name = Buffer.from('a.txt');
  const listed = Buffer.alloc(46);
  listed.writeUInt32LE(0x02014b50, 0);
  head.copy(listed, 6, 4, 30);
  const at = head.length + name.length + body.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listed.length + name.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([head, name, body, listed, name, end]);
}

export type PdfGiven = {
  /** What stands in the catalogue beside its pages. */
  readonly catalogue?: string;
  readonly trailer?: string;
  /** More objects, as text; they are numbered from 4. */
  readonly objects?: readonly (string | Buffer)[];
  /** What stands behind the end. */
  readonly behind?: Buffer;
};

/** A small document that is right but for what is asked of it. */
export function aPdf({
  catalogue = '',
  trailer = '',
  objects = [],
  behind = Buffer.alloc(0),
}: PdfGiven = {}): Buffer {
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
    ...objects,
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n', 'latin1')];
  const offsets: number[] = [];
  for (const [index, text] of all.entries()) {
    offsets.push(sizeOf(parts));
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(text), Buffer.from('\nendobj\n'));
  }
  const start = sizeOf(parts);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  parts.push(
    Buffer.from(`xref\n0 ${all.length + 1}\n0000000000 65535 f \n${rows.join('')}`),
    Buffer.from(`trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\n`),
    Buffer.from(`startxref\n${start}\n%%EOF\n`),
  );
  return Buffer.concat([...parts, behind]);
}

/** A stream of a document, packed. */
export function aPackedStream(dictionary: string, content: Buffer): Buffer {
  const packed = deflateSync(content);
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

function sizeOf(parts: readonly Buffer[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
