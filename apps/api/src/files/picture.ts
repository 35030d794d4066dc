import { createHash } from 'node:crypto';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { type Fault, fileFault, PHOTO_PIXELS_MAX, UploadRefusedError } from '#domain';
import type { Rendition } from '#persistence';

/** A photo drawn anew: nothing but its pixels is left of what was sent. */
export type Picture = {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly renditions: readonly Rendition[];
};

const SECONDS_MAX = 15;
const SIZES = [
  { size: 'page', edge: 1600 },
  { size: 'thumbnail', edge: 400 },
] as const;
const WHITE = { r: 255, g: 255, b: 255 };

// Decoded pixels of pictures that nobody asks for again need no room.
sharp.cache(false);

/**
 * Decodes a picture whole and draws it anew in two sizes, each as WebP and as JPEG: upright, in sRGB,
 * without position, camera, colour profile, text or anything else that stood beside the pixels.
 *
 * @throws {UploadRefusedError} when it cannot be decoded, moves, or has more pixels than a photo has
 */
export async function drawAnew(bytes: Buffer): Promise<Picture> {
  const { width, height, pages = 1, autoOrient } = await measure(bytes);
  if (width * height > PHOTO_PIXELS_MAX) {
    const reason = `This picture has more than ${PHOTO_PIXELS_MAX} pixels. Make it smaller.`;
    throw new UploadRefusedError([fileFault('photo-too-many-pixels', reason)]);
  }
  if (pages > 1) {
    const reason = 'This picture moves. Send one that stands still.';
    throw new UploadRefusedError([fileFault('photo-animated', reason)]);
  }
  const renditions: Rendition[] = [];
  for (const { size, edge } of SIZES) {
    const pixels = await pixelsOf(bytes, edge);
    for (const mediaType of ['image/webp', 'image/jpeg'] as const) {
      renditions.push(await encode(pixels, size, mediaType));
    }
  }
  return { widthPixels: autoOrient.width, heightPixels: autoOrient.height, renditions };
}

function open(bytes: Buffer): Sharp {
  const limits = { limitInputPixels: PHOTO_PIXELS_MAX, failOn: 'error', pages: 1 } as const;
  return sharp(bytes, limits).timeout({ seconds: SECONDS_MAX });
}

/** From the header alone: how large a picture says it is, is judged before anything is decoded. */
async function measure(bytes: Buffer): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw new UploadRefusedError([unreadable()]);
  }
}

type Pixels = {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
};

async function pixelsOf(bytes: Buffer, edge: number): Promise<Pixels> {
  try {
    const { data, info } = await open(bytes)
      .autoOrient()
      .flatten({ background: WHITE })
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, ...info };
  } catch {
    throw new UploadRefusedError([unreadable()]);
  }
}

async function encode(
  { data, width, height, channels }: Pixels,
  size: Rendition['size'],
  mediaType: 'image/webp' | 'image/jpeg',
): Promise<Rendition> {
  const drawn = sharp(data, { raw: { width, height, channels } });
  const encoded =
    mediaType === 'image/webp' ? drawn.webp({ quality: 80 }) : drawn.jpeg({ quality: 82 });
  const bytes = await encoded.timeout({ seconds: SECONDS_MAX }).toBuffer();
  return {
    size,
    mediaType,
    bytes,
    contentHash: createHash('sha256').update(bytes).digest('hex'),
    widthPixels: width,
    heightPixels: height,
  };
}

function unreadable(): Fault {
  return fileFault('photo-unreadable', 'This picture is broken off or damaged; send it again.');
}
