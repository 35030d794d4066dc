import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  FILE_NAME_LENGTH_MAX,
  fileNameFaults,
  UploadRefusedError,
  uploadTypeOf,
} from './upload.js';

const codes = (name: string): string[] => fileNameFaults(name).map(({ code }) => code);

describe('the name of an upload', () => {
  it.each(['foto.jpg', 'Zomer één (2).JPEG', 'plan v1.2.pdf', '照片.webp', 'a.png'])(
    'can be %s',
    (name) => {
      expect(fileNameFaults(name)).toEqual([]);
    },
  );

  it.each([
    ['', 'file-name-missing'],
    ['foto', 'file-name-ending'],
    ['foto.svg', 'file-name-ending'],
    ['a/b.jpg', 'file-name-path'],
    ['a\\b.jpg', 'file-name-path'],
    ['foto.jpg:stream.jpg', 'file-name-path'],
    ['.jpg', 'file-name-path'],
    ['foto.exe.jpg', 'file-name-endings'],
    ['foto.jpg .png', 'file-name-endings'],
    ['fo\u0000to.jpg', 'file-name-unprintable'],
    ['foto\u202egpj.png', 'file-name-unprintable'],
    ['fo\u200bto.jpg', 'file-name-unprintable'],
  ])('is refused as %j: %s', (name, expected) => {
    expect(codes(name).toSorted()).toEqual(expected.split(' ').toSorted());
  });

  it('has 120 characters at most', () => {
    const longest = `${'a'.repeat(FILE_NAME_LENGTH_MAX - 4)}.jpg`;

    expect(codes(longest)).toEqual([]);
    expect(codes(`a${longest}`)).toEqual(['file-name-too-long']);
  });

  it('is never one that a path could be made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (stem) => {
        const name = `${stem}.jpg`;
        const isFine = fileNameFaults(name).length === 0;
        expect(isFine && /[/\\\p{Cc}]|^\./u.test(name)).toBe(false);
      }),
    );
  });
});

describe('the type of an upload', () => {
  const type = (fileName: string, declared: string, found: string | null): string | string[] => {
    try {
      return uploadTypeOf({ fileName, declared, found });
    } catch (error) {
      return error instanceof UploadRefusedError ? error.faults.map(({ code }) => code) : [];
    }
  };

  it('is what content, name and sender say, all three', () => {
    expect(type('a.jpg', 'image/jpeg', 'image/jpeg')).toBe('image/jpeg');
    expect(type('a.jpeg', 'image/png', 'image/jpeg')).toEqual(['file-type-declared']);
    expect(type('a.png', 'image/jpeg', 'image/jpeg')).toEqual(['file-type-name']);
    expect(type('a.pdf', 'text/html', 'image/webp')).toEqual([
      'file-type-declared',
      'file-type-name',
    ]);
  });

  it.each([
    [null, 'file-type-refused'],
    ['image/svg+xml', 'file-type-refused'],
    ['image/heic', 'file-type-heic'],
    ['image/apng', 'photo-animated'],
  ])('is refused when the content is %s', (found, code) => {
    expect(type('a.jpg', 'image/jpeg', found)).toEqual([code]);
  });
});
