import type { Random } from './random.js';

const FIRST_NAMES = [
  ...['Fatma', 'Jan', 'Marieke', 'Youssef', 'Ineke', 'Pieter', 'Samira', 'Willem', 'Anouk', 'Kees'],
  ...['Hatice', 'Bram', 'Lotte', 'Mohamed', 'Truus', 'Sjoerd', 'Nadia', 'Henk', 'Femke', 'Ruud'],
  ...['Aisha', 'Daan', 'Joke', 'Emre', 'Saskia', 'Gerard', 'Latifa', 'Thijs', 'Corrie', 'Milan'],
  ...['Shanti', 'Wouter', 'Els', 'Karim', 'Marloes', 'Ton', 'Amina', 'Jeroen', 'Riet', 'Sander'],
  ...['Soraya', 'Hans', 'Eva', 'Murat', 'Annelies', 'Joost', 'Kim', 'Piet', 'Naomi', 'Rachid'],
] as const;

const LAST_NAMES = [
  ...['Jansen', 'de Vries', 'Yılmaz', 'Bakker', 'El Amrani', 'Visser', 'van Dijk', 'Kaya', 'Smit'],
  ...['Meijer', 'Benali', 'de Boer', 'Mulder', 'Ramdin', 'Bos', 'Vos', 'Peters', 'Hendriks'],
  ...['van Leeuwen', 'Dekker', 'Brouwer', 'de Wit', 'Dijkstra', 'Smits', 'Özdemir', 'de Graaf'],
  ...[
    'van der Meer',
    'Kuipers',
    'Ouali',
    'Veenstra',
    'Kramer',
    'van den Berg',
    'Postma',
    'Hoekstra',
  ],
  ...['Koster', 'Prins', 'Blom', 'Huisman', 'Tahiri', 'van Vliet', 'Schouten', 'Martens', 'Pinas'],
] as const;

/** Different full names, as many as asked; at most as many as there are of each kind. */
export function fullNames(random: Random, count: number): string[] {
  const first = random.sample(FIRST_NAMES, count);
  const last = random.sample(LAST_NAMES, count);
  return Array.from(
    { length: Math.min(first.length, last.length) },
    (_, index) => `${first[index] ?? ''} ${last[index] ?? ''}`,
  );
}

/** The address that goes with a name, at a domain that can never exist. */
export function emailOf(name: string, domain: string): string {
  const plain = name
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z ]/g, '')
    .toLowerCase()
    .trim();
  return `${plain.replaceAll(/ +/g, '.')}@${domain}.example`;
}

const PASSWORD_WORDS = [
  ...['linde', 'molen', 'fiets', 'haven', 'plein', 'reiger', 'merel', 'klomp', 'tulpen', 'appel'],
  ...['bloem', 'zomer', 'regen', 'weiland', 'schaats', 'markt', 'toren', 'kikker', 'lantaarn'],
] as const;

/** A password that is easy to type; demo accounts are no secret. */
export function demoPassword(random: Random): string {
  return `${random.sample(PASSWORD_WORDS, 2).join('-')}-${random.whole(10, 99)}`;
}
