import type { NoticeCatalogue } from './notice-catalogue.js';

const RESULTS: Readonly<Record<string, string>> = {
  feasible: 'Het kan doorgaan.',
  'feasible-if': 'Het kan doorgaan, onder voorwaarden.',
  'not-feasible': 'Het kan zo niet doorgaan.',
};
const APPEALS: Readonly<Record<string, string>> = {
  restored: 'Je reactie staat weer op de site.',
  upheld: 'Je reactie staat weer op de site.',
  'kept-hidden': 'Je reactie blijft verborgen.',
  rejected: 'Je reactie blijft verborgen.',
};

/** What is not known by these words is said as it is. */
const said = (words: Readonly<Record<string, string>>, value: string): string =>
  words[value] ?? `De uitkomst is: ${value}.`;
const because = (reason: string): string => `De reden is: ‘${reason}’.`;

/** The Dutch texts (B1) of messages. The English ones have the same names. */
export const noticeNl: NoticeCatalogue = {
  locale: 'nl-NL',
  kinds: {
    'initiative-received': ({ title, reference, hearBy }, { day }) => ({
      subject: `Wij hebben je initiatief ‘${title}’ ontvangen`,
      paragraphs: [
        `Dank je wel. Je initiatief ‘${title}’ is bij ons binnen.`,
        `Het nummer is ${reference}. Noem dit nummer als je ons iets vraagt.`,
        `Je hoort uiterlijk op ${day(hearBy)} meer van ons.`,
      ],
    }),
    'co-initiator-invited': ({ title, by }) => ({
      subject: `Doe je mee met ‘${title}’?`,
      paragraphs: [
        `${by} vraagt of je het initiatief ‘${title}’ samen wilt indienen.`,
        'Zeg je ja, dan staat je naam erbij en krijg je de berichten erover. Zeg je niets, dan gebeurt er niets.',
      ],
    }),
    'initiative-changed': ({ title, what }) => ({
      subject: `Het plan ‘${title}’ is veranderd`,
      paragraphs: [`Het plan ‘${title}’ is veranderd.`, `Dit is er anders: ${what}.`],
    }),
    'initiative-withdrawn': ({ title, reason }) => ({
      subject: `Het initiatief ‘${title}’ gaat niet door`,
      paragraphs: [
        `De mensen die ‘${title}’ indienden, hebben het teruggetrokken. Het gaat niet verder in deze ronde.`,
        ...(reason === null ? [] : [because(reason)]),
        'Je hoeft niets te doen.',
      ],
    }),
    'draft-reminder': ({ title, closesOn }, { day }) => ({
      subject: `Je plan ‘${title}’ is nog niet ingediend`,
      paragraphs: [
        `Je bent begonnen aan het plan ‘${title}’, maar je hebt het nog niet ingediend.`,
        `Indienen kan tot en met ${day(closesOn)}. Wil je niet meer? Dan hoef je niets te doen.`,
      ],
    }),
    'ballot-reminder': ({ roundName, closesOn }, { day }) => ({
      subject: `Je kunt nog stemmen in ‘${roundName}’`,
      paragraphs: [
        `In de ronde ‘${roundName}’ kun je nog stemmen.`,
        `Stemmen kan tot en met ${day(closesOn)}. Je vroeg ons om je hieraan te herinneren.`,
      ],
    }),
    'merge-proposed': ({ title, into, answerBy }, { day }) => ({
      subject: `Voorstel: ‘${title}’ samen met ‘${into}’`,
      paragraphs: [
        `Er is een voorstel om ‘${title}’ samen te voegen met ‘${into}’.`,
        `Dat gebeurt alleen als je het goed vindt. Laat het ons weten, uiterlijk op ${day(answerBy)}.`,
      ],
    }),
    'initiatives-merged': ({ title, into, reason }) => ({
      subject: `‘${title}’ gaat verder als ‘${into}’`,
      paragraphs: [
        `Het initiatief ‘${title}’ is samengevoegd. Het gaat verder als ‘${into}’.`,
        because(reason),
      ],
    }),
    'initiative-split': ({ title, into, reason }) => ({
      subject: `‘${title}’ is gesplitst`,
      paragraphs: [
        `Het initiatief ‘${title}’ is gesplitst. Het gaat verder als: ${into}.`,
        because(reason),
      ],
    }),
    'support-reached': ({ title, count }, { number }) => ({
      subject: `‘${title}’ heeft genoeg steun`,
      paragraphs: [
        `${number(count)} mensen steunen ‘${title}’. Dat is genoeg: het initiatief gaat verder.`,
      ],
    }),
    'support-not-reached': ({ title, count, needed }, { number }) => ({
      subject: `‘${title}’ kreeg te weinig steun`,
      paragraphs: [
        `${number(count)} mensen steunden ‘${title}’. Er waren er ${number(needed)} nodig. Daarom gaat het initiatief nu niet verder.`,
        'Je kunt het in een volgende ronde opnieuw proberen.',
      ],
    }),
    'comment-answered': ({ title }) => ({
      subject: `Er is antwoord op je reactie bij ‘${title}’`,
      paragraphs: [`Iemand heeft geantwoord op je reactie bij ‘${title}’.`],
    }),
    'comment-hidden': ({ title, reason }) => ({
      subject: `Je reactie bij ‘${title}’ is verborgen`,
      paragraphs: [
        `Wij hebben je reactie bij ‘${title}’ verborgen. Anderen kunnen haar niet lezen.`,
        because(reason),
        'Ben je het er niet mee eens? Vraag ons dan om er nog eens naar te kijken.',
      ],
    }),
    'comment-appeal-decided': ({ title, outcome, reason }) => ({
      subject: `Ons antwoord over je reactie bij ‘${title}’`,
      paragraphs: [
        `Iemand anders heeft naar je reactie bij ‘${title}’ gekeken.`,
        said(APPEALS, outcome),
        because(reason),
      ],
    }),
    'contact-person-named': ({ title, name, contact }) => ({
      subject: `Je contactpersoon voor ‘${title}’`,
      paragraphs: [
        `${name} is de contactpersoon voor ‘${title}’. Met al je vragen kun je daar terecht.`,
        `Zo bereik je ${name}: ${contact}.`,
      ],
    }),
    'screening-intended': ({ title, result, reason, answerBy }, { day }) => ({
      subject: `Wat wij van plan zijn te besluiten over ‘${title}’`,
      paragraphs: [
        `Wij hebben bekeken of ‘${title}’ kan. Dit is nog niet definitief.`,
        said(RESULTS, result),
        because(reason),
        `Ben je het er niet mee eens, of weet je een oplossing? Laat het ons weten, uiterlijk op ${day(answerBy)}. Daarna besluiten wij.`,
      ],
    }),
    'initiative-screened': ({ title, result, reason }) => ({
      subject: `De toets van ‘${title}’ is klaar`,
      paragraphs: [`Wij hebben bekeken of ‘${title}’ kan.`, said(RESULTS, result), because(reason)],
    }),
    'term-extended': ({ title, reason, newDate }, { day }) => ({
      subject: `Wij hebben meer tijd nodig voor ‘${title}’`,
      paragraphs: [
        `Het lukt ons niet om op tijd te antwoorden over ‘${title}’.`,
        because(reason),
        `Je hoort nu uiterlijk op ${day(newDate)} van ons (Algemene wet bestuursrecht, artikel 4:14).`,
      ],
    }),
    'term-suspended': ({ title, reason, until }, { day }) => ({
      subject: `Wij wachten met ‘${title}’`,
      paragraphs: [
        `De tijd waarin wij moeten antwoorden over ‘${title}’ staat stil.`,
        because(reason),
        `Dat duurt tot en met ${day(until)}, of korter (Algemene wet bestuursrecht, artikel 4:15).`,
      ],
    }),
    'term-passed': ({ title, what, dueOn, escalatedTo }, { day }) => ({
      subject: `Een termijn is voorbij: ‘${title}’`,
      paragraphs: [
        `Op ${day(dueOn)} had dit klaar moeten zijn voor ‘${title}’: ${what}.`,
        `Het ligt nu bij: ${escalatedTo}.`,
      ],
    }),
    'advice-requested': ({ title, department, answerBy }, { day }) => ({
      subject: `Advies gevraagd over ‘${title}’`,
      paragraphs: [
        `Er is advies nodig over ‘${title}’, van: ${department}.`,
        `Geef het uiterlijk op ${day(answerBy)}. De bewoners wachten erop.`,
      ],
    }),
    'milestone-reached': ({ title, milestone }) => ({
      subject: `Nieuws over ‘${title}’: ${milestone}`,
      paragraphs: [`Bij ‘${title}’ is een mijlpaal bereikt: ${milestone}.`],
    }),
    'progress-posted': ({ title }) => ({
      subject: `Nieuws over ‘${title}’`,
      paragraphs: [`Er is nieuws over hoe het gaat met ‘${title}’.`],
    }),
    'judgement-asked': ({ title }) => ({
      subject: `Wat vind je van ‘${title}’?`,
      paragraphs: [`‘${title}’ is klaar. Wij horen graag wat je ervan vindt. Het kost één minuut.`],
    }),
    'promise-made': ({ text, dueOn }, { day }) => ({
      subject: 'Wij beloven je iets',
      paragraphs: [
        `Dit hebben wij beloofd: ‘${text}’.`,
        `Het is klaar op ${day(dueOn)}. Lukt dat niet, dan hoor je waarom.`,
      ],
    }),
    'promise-kept': ({ text }) => ({
      subject: 'Wij deden wat wij beloofden',
      paragraphs: [`Dit hadden wij beloofd, en het is gedaan: ‘${text}’.`],
    }),
    'promise-broken': ({ text, reason }) => ({
      subject: 'Wij deden niet wat wij beloofden',
      paragraphs: [
        `Dit hadden wij beloofd, en het is niet gelukt: ‘${text}’.`,
        because(reason),
        'Dat spijt ons.',
      ],
    }),
    'story-published': ({ title }) => ({
      subject: `Het verhaal van ‘${title}’`,
      paragraphs: [`Wat is er van ‘${title}’ geworden? Het verhaal staat nu op de site.`],
    }),
  },
  topics: {
    initiatives: 'initiatieven van jou, of die je steunt',
    outcomes: 'uitslagen',
    comments: 'reacties',
    reminders: 'herinneringen',
    progress: 'hoe het gaat met initiatieven',
    promises: 'beloften',
    work: 'je werk',
  },
  greeting: (name) => (name === null ? 'Beste bewoner,' : `Beste ${name},`),
  closing: (municipality) => `Met vriendelijke groet, de gemeente ${municipality}.`,
  read: 'Lees meer op de site',
  digest: {
    subject: (count, municipality) =>
      count === 1
        ? `Eén bericht van de gemeente ${municipality}`
        : `${count} berichten van de gemeente ${municipality}`,
    opening: 'Dit is er nieuw voor jou.',
  },
  footer: {
    why: (municipality) =>
      `Je krijgt dit bericht omdat je meedoet in je wijk, in de gemeente ${municipality}.`,
    compulsory: 'Dit bericht hoort bij je aanvraag of je werk. Je kunt het niet uitzetten.',
    noReply: 'Antwoord niet op deze e-mail: niemand leest het antwoord.',
    settings: 'Kies welke berichten je krijgt',
    unsubscribe: (topic) => `Geen e-mail meer over ${topic}`,
  },
  letter: {
    title: 'Brief',
    reference: (reference) => `Kenmerk: ${reference}`,
    resident: 'Aan de bewoner',
    addressUnknown: 'Het adres staat niet in dit systeem.',
    help: (municipality) =>
      `Heb je vragen? De balie van de gemeente ${municipality} helpt je. Noem dan het kenmerk van deze brief.`,
    page: (page, pages) => `Bladzijde ${page} van ${pages}`,
  },
  unsubscribed: {
    ask: (topic, municipality) =>
      `Je krijgt dan geen e-mail meer van de gemeente ${municipality} over ${topic}. De berichten staan nog wel op de site.`,
    question: 'Geen e-mail meer?',
    button: 'Ja, geen e-mail meer',
    done: (topic) => `Je krijgt geen e-mail meer over ${topic}.`,
    doneHeading: 'Het is geregeld',
    kept: 'Op de site kun je dit weer veranderen.',
    compulsory: 'Brieven die bij een aanvraag horen, krijg je wel.',
    unknownHeading: 'Deze link werkt niet',
    unknown: 'De link is niet volledig. Gebruik de link uit de e-mail.',
  },
  all: 'wat in dit overzicht staat',
};
