import { describe, expect, it } from '@jest/globals';
import { passwordFaults } from './password.js';

const EMAIL = 'Fatima@lindestad.example';

function codesOf(password: string, email = EMAIL): string[] {
  return passwordFaults(password, email).map(({ code }) => code);
}

describe('a new password', () => {
  it.each(['zonnebloem-8!', 'vier woorden die niemand raadt', 'ééénentwintig', 'ab12!ab12!ab'])(
    'can be %s',
    (password) => {
      expect(codesOf(password)).toEqual([]);
    },
  );

  it('has twelve characters, counted as people see them', () => {
    expect(codesOf('elf-tekens!')).toEqual(['password-too-short']);
    expect(codesOf('🌳🌻🚲🏡abcdefg')).toEqual(['password-too-short']);
    expect(codesOf('🌳🌻🚲🏡abcdefgh')).toEqual([]);
  });

  it('has at most two hundred', () => {
    expect(codesOf('abcde'.repeat(40))).toEqual([]);
    expect(codesOf(`${'abcde'.repeat(40)}f`)).toEqual(['password-too-long']);
  });

  it('has five different characters', () => {
    expect(codesOf('ababababababab')).toEqual(['password-too-simple']);
  });

  it('does not hold the name in the address, whatever its capitals', () => {
    expect(codesOf('Ik-ben-fatiMa-1')).toEqual(['password-is-name']);
    expect(codesOf('janneke-woont-hier', 'jan@lindestad.example')).toEqual([]);
  });
});
