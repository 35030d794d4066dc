/** The Dutch texts about rules, decisions, minutes and draws of a wijkteam (B1). */
export const teamRecordNl = {
  checkCode: {
    label: 'Controlegetal',
    what: 'Met dit getal (SHA-256) zie je of er iets is veranderd. Verandert één letter, dan verandert het hele getal.',
  },
  ownCheck: {
    computing: 'Je apparaat rekent het na…',
    unable:
      'Je browser kan dit hier niet narekenen. Dat kan alleen op een beveiligd adres (https).',
    equal: 'Er is niets veranderd. Je eigen apparaat heeft het nagerekend.',
    different: 'Dit klopt niet: deze regels zijn niet de regels die zijn vastgesteld.',
  },
  rules: {
    heading: 'Spelregels',
    none: 'Dit wijkteam heeft nog geen eigen spelregels.',
    noRules: 'In dit stuk staan geen regels.',
    facts: 'Over deze regels',
    columns: {
      version: 'Versie',
      since: 'Geldt sinds',
      adopted: 'Vastgesteld',
      basis: 'Op grond van',
    },
    basis: (title: string, article: string): string => `${title}, artikel\u00a0${article}`,
    source: (regulation: string, article: string): string =>
      `Bron: ${regulation}, artikel\u00a0${article}`,
    noConsultation: (reason: string): string =>
      `Bewoners konden hierover niet meepraten. De reden: ${reason}`,
    frozenText: 'De tekst waar het controlegetal van is',
    consultation: 'Praat mee over nieuwe regels',
    consulted: 'Bewoners praatten mee over nieuwe regels',
    consultationUntil: (title: string, until: string): string =>
      `${title}. Reageren kan tot ${until}.`,
    consultedUntil: (title: string, until: string): string =>
      `${title}. Reageren kon tot ${until}. Het wijkteam kijkt naar de reacties.`,
    showProposal: 'Lees het voorstel',
    upcoming: (title: string, from: string): string => `Vanaf ${from} geldt: ${title}`,
    ofRound: (title: string): string => `Regels van één ronde: ${title}`,
    versions: 'Wat is er veranderd?',
    changed: (from: number, to: number, day: string): string =>
      `Van versie ${from} naar versie ${to}, sinds ${day}`,
    showVersion: (number: number, day: string): string => `Lees versie ${number}, van ${day}`,
  },
  decisions: {
    heading: 'Besluiten en verslagen',
    none: 'Het wijkteam heeft nog niets besloten in een vergadering.',
    meetingNext: 'Volgende vergadering',
    meetingNow: 'De vergadering is nu bezig',
    meetingAt: (title: string, at: string): string => `${title}: ${at}.`,
    meetingKinds: {
      'in-person': 'Op een plek in de wijk',
      online: 'Online',
      written: 'Schriftelijk',
    },
    outcomes: {
      adopted: 'Aangenomen',
      rejected: 'Niet aangenomen',
      'no-quorum': 'Niet beslist: te weinig mensen',
      tied: 'Niet beslist: evenveel voor als tegen',
    },
    noQuorum: (present: number, needed: number): string =>
      `We waren met ${present}. We kunnen pas beslissen met ${needed}.`,
    present: (present: number, needed: number): string =>
      `We waren met ${present}. ${needed} waren nodig.`,
    votes: (yes: number, no: number, abstained: number): string =>
      `Voor: ${yes}. Tegen: ${no}.${abstained === 0 ? '' : ` Niet voor en niet tegen: ${abstained}.`}`,
    consents: (yes: number, objections: number): string =>
      `Akkoord: ${yes}. Bezwaar: ${objections}.`,
    castingVote: 'De stem van de voorzitter gaf de doorslag.',
    amount: (amount: string): string => `Het gaat om ${amount}.`,
    recused: (count: number, grounds: readonly string[]): string =>
      count === 1
        ? `Eén lid besliste niet mee: ${grounds.join(', ')}.`
        : `${count} leden beslisten niet mee: ${grounds.join(', ')}.`,
    grounds: {
      family: 'het gaat om familie',
      employer: 'het gaat om het eigen werk',
      initiator: 'het is een eigen plan',
      payee: 'het geld gaat naar dit lid',
      other: 'er is een ander eigen belang',
    },
    deviation: (reason: string): string => `Anders dan de uitslag. De reden: ${reason}`,
    decidedAt: (meeting: string, at: string): string =>
      meeting === '' ? `Besloten op ${at}.` : `${meeting}. Besloten op ${at}.`,
  },
  minutes: {
    heading: 'Verslagen',
    none: 'Er zijn nog geen verslagen.',
    sound: (pages: number, isOwn: boolean): string =>
      [
        `Er is niets veranderd. We hebben het nagerekend: ${pages === 1 ? '1 verslag' : `${pages} verslagen`}.`,
        ...(isOwn ? ['Je eigen apparaat deed dat ook.'] : []),
      ].join(' '),
    broken: (numbers: string): string =>
      `Dit klopt niet: in het verslagenboek is iets veranderd. Kijk bij nummer ${numbers}.`,
    proof: 'Kijk de verslagen na',
    lastHash: 'Laatste controlegetal',
    page: (number: number, title: string): string => `Verslag ${number}: ${title}`,
    addendum: (number: number): string => `Aanvulling ${number}`,
    when: (at: string): string => `De vergadering was op ${at}.`,
    made: (at: string): string => `Gemaakt op ${at}.`,
    notApproved: (at: string): string =>
      `Gemaakt op ${at}. Nog niet goedgekeurd in een volgende vergadering.`,
    present: (names: string): string => `Er waren: ${names}.`,
    recused: (names: string): string => `Besliste niet mee: ${names}.`,
    seat: (label: string): string => seatOf(label),
    outcomes: {
      adopted: 'Aangenomen.',
      rejected: 'Niet aangenomen.',
      'no-quorum': 'Niet beslist: te weinig mensen.',
      tied: 'Niet beslist: evenveel voor als tegen.',
    },
    asHashed: 'De tekst zoals die is nagerekend',
    data: 'Alle verslagen als gegevens',
  },
  draws: {
    heading: 'Loting',
    none: 'Er is hier nog niet geloot.',
    states: {
      announced: 'Aangekondigd: de lijst wordt gemaakt',
      frozen: 'De lijst staat vast, de loting komt nog',
      drawn: 'Geloot',
      cancelled: 'Gaat niet door',
    },
    roles: {
      member: 'lid van het wijkteam',
      'sub-representative': 'iemand die voor een buurt spreekt',
    },
    seats: (count: number, role: string): string =>
      count === 1 ? `Het gaat om 1 plek: ${role}.` : `Het gaat om ${count} plekken: ${role}.`,
    stratum: (name: string, seats: number): string =>
      seats === 1 ? `${name}: 1 plek` : `${name}: ${seats} plekken`,
    decides: (source: string, at: string): string =>
      `Een geheim getal en een openbaar getal beslissen samen. Het openbare getal is: ${source}. Iedereen kent het vanaf ${at}.`,
    decided: (source: string, value: string, at: string): string =>
      `Het openbare getal was ${value} (${source}). De loting was op ${at}.`,
    cancelled: (reason: string): string => `De reden: ${reason}`,
    drawn: 'Deze codes zijn geloot',
    reserves: (count: number): string =>
      count === 1 ? 'Bekijk 1 reserve' : `Bekijk ${count} reserves`,
    reserveTable: 'De reserves, op volgorde',
    columns: { place: 'Plaats', code: 'Code', group: 'Groep', state: 'Stand' },
    answers: {
      reserve: 'Reserve',
      invited: 'Uitgenodigd',
      accepted: 'Doet mee',
      declined: 'Doet niet mee',
      lapsed: 'Niet op tijd geantwoord',
    },
    answerBy: (day: string): string => `(antwoord tot en met ${day})`,
    proof: 'Kijk het na',
    noList: 'De lijst staat nog niet vast. Daarna staat hier het controlegetal.',
    listHash: 'Controlegetal van de lijst',
    seal: 'Zegel van het geheime getal',
    seed: 'Getal waaruit is geloot',
    list: 'De lijst met codes',
    announcement: 'De aankondiging',
    record: 'Het verslag van de loting',
    redo: 'Doe de loting thuis over',
    redoHow: 'Haal de drie bestanden op en laat ze narekenen. Er komt altijd hetzelfde uit.',
  },
};

export type TeamRecordMessages = typeof teamRecordNl;

const SEATS: Readonly<Record<string, string>> = {
  chair: 'de voorzitter',
  secretary: 'de secretaris',
  treasurer: 'de penningmeester',
  member: 'lid',
  'sub-representative': 'buurtlid',
  professional: 'beroepskracht',
};

/** A seat by its label, such as `member-2`; of a seat that there is one of the number says nothing. */
function seatOf(label: string): string {
  const [, role = label, number = ''] = /^(.*?)(?:-(\d+))?$/.exec(label) ?? [];
  const name = SEATS[role] ?? role;
  return number === '' || name.startsWith('de ') ? name : `${name} ${number}`;
}
