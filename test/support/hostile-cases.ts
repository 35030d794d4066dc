import sharp from 'sharp';
import {
  aJpeg,
  aMovingWebp,
  aPackedStream,
  aPdf,
  aPhotoWithSecrets,
  aPng,
  aPngThatClaims,
  aZipBomb,
  withChunk,
} from './hostile-files.js';

type Sent = {
  readonly fileName?: string;
  readonly type?: string;
  readonly bytes: Buffer | (() => Promise<Buffer>);
};

const SCRIPT = '<script>alert(document.cookie)</script>';
const PDF = { fileName: 'notulen.pdf', type: 'application/pdf' };
const PNG = { fileName: 'foto.png', type: 'image/png' };
const executable = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 1)]);
const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`);
const gif = Buffer.from('GIF89a/*\u0001\u0000\u0001\u0000*/=1;alert(1);', 'latin1');
const html = Buffer.from(`<!doctype html><html>${SCRIPT}</html>`);

/** Files that nobody should take, the codes of the faults that are named, and how each is sent. */
export const HOSTILE_FILES: readonly [string, string[], Sent][] = [
  ['an executable that is called a photo', ['file-type-refused'], { bytes: executable }],
  ['a page that is called a photo', ['file-type-refused'], { bytes: html }],
  [
    'a drawing with a script',
    ['file-name-ending'],
    { fileName: 'a.svg', type: 'image/svg+xml', bytes: svg },
  ],
  ['a drawing with a script, called a photo', ['file-type-refused'], { bytes: svg }],
  ['a GIF that is a script as well', ['file-type-refused'], { bytes: gif }],
  ['a PNG that is called a JPEG', ['file-type-declared', 'file-type-name'], { bytes: aPng }],
  [
    'a JPEG that is declared a PDF',
    ['file-type-declared'],
    { type: 'application/pdf', bytes: aJpeg },
  ],
  [
    'a photo with a page in its comment',
    ['file-two-faced'],
    {
      bytes: async () =>
        Buffer.concat([
          (await aJpeg()).subarray(0, 2),
          Buffer.from([0xff, 0xfe, 0, SCRIPT.length + 2]),
          Buffer.from(SCRIPT),
          (await aJpeg()).subarray(2),
        ]),
    },
  ],
  [
    'a photo with a page behind it',
    ['file-two-faced'],
    { bytes: async () => Buffer.concat([await aJpeg(), html]) },
  ],
  [
    'a photo with an archive behind it',
    ['file-two-faced'],
    { bytes: async () => Buffer.concat([await aJpeg(), aZipBomb()]) },
  ],
  [
    'a PNG with a script among its texts',
    ['file-two-faced'],
    {
      ...PNG,
      bytes: async () => withChunk(await aPng(), 'tEXt', Buffer.from(`Comment\u0000${SCRIPT}`)),
    },
  ],
  [
    'an archive that becomes a thousand times larger',
    ['file-type-refused'],
    { ...PDF, bytes: aZipBomb() },
  ],
  [
    'a PNG of 60,000 by 60,000 pixels',
    ['photo-too-many-pixels'],
    { ...PNG, bytes: aPngThatClaims(60_000, 60_000) },
  ],
  [
    'a PNG that has fewer pixels than it says',
    ['photo-unreadable'],
    { ...PNG, bytes: aPngThatClaims(6_000, 6_000) },
  ],
  [
    'a picture that moves',
    ['photo-animated'],
    { fileName: 'a.webp', type: 'image/webp', bytes: aMovingWebp },
  ],
  [
    'a photo that breaks off',
    ['photo-unreadable'],
    {
      bytes: async () =>
        (
          await sharp({
            create: {
              width: 400,
              height: 400,
              channels: 3,
              background: 'red',
              noise: { type: 'gaussian', mean: 128, sigma: 30 },
            },
          })
            .jpeg()
            .toBuffer()
        ).subarray(0, 5_000),
    },
  ],
  ['an empty file', ['file-empty'], { bytes: Buffer.alloc(0) }],
  [
    'a TIFF, position and all',
    ['file-type-refused'],
    {
      bytes: async () =>
        sharp(await aPhotoWithSecrets())
          .tiff()
          .toBuffer(),
    },
  ],
  [
    'a HEIC photo, with the way out',
    ['file-type-heic'],
    {
      bytes: Buffer.concat([
        Buffer.from('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic', 'latin1'),
        Buffer.alloc(64),
      ]),
    },
  ],
];

const js = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

/** Documents that nobody should take, and the codes of the faults that are named. */
export const HOSTILE_PDFS: readonly [string, string[], Buffer][] = [
  ['a program that starts when it opens', ['pdf-active'], aPdf({ catalogue: `/OpenAction ${js}` })],
  [
    'a program whose name is written otherwise',
    ['pdf-active'],
    aPdf({ catalogue: '/OpenAction << /S /J#61vaScript /J#53 (1) >>' }),
  ],
  [
    'a program in a packed object',
    ['pdf-active'],
    aPdf({ objects: [aPackedStream('/Type /ObjStm /N 1 /First 4', Buffer.from(`9 0 ${js}`))] }),
  ],
  [
    'a packed object that hides where it begins',
    ['pdf-active'],
    aPdf({ objects: [aPackedStream('/N 1 /First 4 /X (5 0 obj)', Buffer.from(`9 0 ${js}`))] }),
  ],
  [
    'a packed object that nobody can unpack',
    ['pdf-unreadable'],
    aPdf({
      objects: [
        '<< /Type /ObjStm /N 1 /First 4 /Filter [/ASCII85Decode /FlateDecode] >>\nstream\nabc\nendstream',
      ],
    }),
  ],
  [
    'an action behind a reference',
    ['pdf-active'],
    aPdf({
      catalogue: '/OpenAction 4 0 R',
      objects: ['<< /S /URI /URI (https://example.org) >>'],
    }),
  ],
  ['an action of a page', ['pdf-active'], aPdf({ catalogue: '/AA << /WC 4 0 R >>' })],
  [
    'a program to be started',
    ['pdf-launches'],
    aPdf({ objects: ['<< /S /Launch /F (cmd.exe) >>'] }),
  ],
  [
    'a file inside it',
    ['pdf-embedded-file'],
    aPdf({ catalogue: '/Names << /EmbeddedFiles 4 0 R >>' }),
  ],
  ['a lock', ['pdf-locked'], aPdf({ trailer: '/Encrypt 4 0 R' })],
  ['an archive behind its end', ['file-two-faced'], aPdf({ behind: aZipBomb() })],
  ['a page behind its end', ['pdf-broken'], aPdf({ behind: html })],
  ['no end', ['pdf-broken'], aPdf().subarray(0, 200)],
  [
    'streams of 80 megabytes',
    ['pdf-too-large-inside'],
    aPdf({
      objects: [
        aPackedStream('/X 1', Buffer.alloc(40_000_000)),
        aPackedStream('/X 2', Buffer.alloc(40_000_000)),
      ],
    }),
  ],
];
