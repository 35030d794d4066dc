import { createHash } from 'node:crypto';
import type { Rendition } from '#persistence';

/** A picture of the demo: drawn by us, as no photo of a place that does not exist can be taken. */
export type DemoPhoto = {
  readonly fileName: string;
  readonly description: string;
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly renditions: readonly Rendition[];
};

const SKY =
  '<rect width="1200" height="800" fill="#bfe0f2"/><circle cx="980" cy="150" r="70" fill="#f6d365"/>';
const GRASS = '<rect y="520" width="1200" height="280" fill="#7fb069"/>';
const HOUSES = [80, 300, 520]
  .map(
    (x) =>
      `<path d="M${x} 520V360l90-80 90 80v160z" fill="#b5523b"/><rect x="${x + 60}" y="420" width="60" height="100" fill="#f2e8cf"/>`,
  )
  .join('');
const BENCH =
  '<path d="M700 600h320v26H700zM700 540h320v20H700zM720 626v70M1000 626v70M720 540v90M1000 540v90" fill="#6b4423" stroke="#6b4423" stroke-width="16"/>';
const TREE =
  '<rect x="880" y="380" width="40" height="200" fill="#6b4423"/><circle cx="900" cy="330" r="130" fill="#386641"/>';
const BEDS = [140, 420, 700]
  .map(
    (x) =>
      `<rect x="${x}" y="600" width="220" height="120" rx="12" fill="#5b3a21"/><circle cx="${x + 60}" cy="640" r="26" fill="#a7c957"/><circle cx="${x + 150}" cy="670" r="30" fill="#6a994e"/>`,
  )
  .join('');

const DRAWINGS = [
  [
    'plein-voor.jpg',
    'Tekening: een leeg grasveld voor drie huizen met een boom.',
    SKY + GRASS + HOUSES + TREE,
  ],
  [
    'bank-erbij.jpg',
    'Tekening: een houten bank op het gras, met drie huizen erachter.',
    SKY + GRASS + HOUSES + BENCH,
  ],
  [
    'moestuin.jpg',
    'Tekening: drie bakken met groente op het gras, naast een boom.',
    SKY + GRASS + TREE + BEDS,
  ],
] as const;

const SIZES = [
  { size: 'page', width: 1200, height: 800 },
  { size: 'thumbnail', width: 400, height: 267 },
] as const;

/** Draws the pictures of the demo in the sizes and formats in which photos are served. */
export async function drawDemoPhotos(): Promise<DemoPhoto[]> {
  // Only here: nothing else of the command line needs to load it.
  const { default: sharp } = await import('sharp');
  const photos: DemoPhoto[] = [];
  for (const [fileName, description, shapes] of DRAWINGS) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800" width="1200" height="800">${shapes}</svg>`;
    const renditions: Rendition[] = [];
    for (const { size, width, height } of SIZES) {
      const drawn = sharp(Buffer.from(svg)).resize({ width, height }).flatten();
      renditions.push(renditionOf(size, 'image/webp', await drawn.clone().webp().toBuffer()));
      renditions.push(renditionOf(size, 'image/jpeg', await drawn.clone().jpeg().toBuffer()));
    }
    photos.push({ fileName, description, widthPixels: 1200, heightPixels: 800, renditions });
  }
  return photos;

  function renditionOf(size: 'page' | 'thumbnail', mediaType: string, bytes: Buffer): Rendition {
    const { width, height } = SIZES.find((each) => each.size === size) ?? SIZES[0];
    const contentHash = createHash('sha256').update(bytes).digest('hex');
    return { size, mediaType, bytes, contentHash, widthPixels: width, heightPixels: height };
  }
}
