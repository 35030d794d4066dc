/** The Dutch texts (B1) of the list of wijken and of the page of one. */
export const wijkNl = {
  crumb: 'Kruimelpad',
  missing: {
    heading: 'Deze wijk is er niet',
    help: 'Misschien klopt het adres niet.',
    back: 'Naar alle wijken',
  },
  directory: {
    heading: 'De wijken',
    lead: 'Kies je wijk. Je ziet wat je nu kunt doen en wat er met het geld gebeurt.',
    none: 'Er zijn nog geen wijken.',
    buurten: (count: number): string => (count === 1 ? '1 buurt' : `${count} buurten`),
    teams: (count: number): string => (count === 1 ? '1 wijkteam' : `${count} wijkteams`),
    rounds: (count: number): string => (count === 1 ? 'Nu 1 ronde' : `Nu ${count} rondes`),
    noRounds: 'Nu geen ronde',
    plans: (count: number): string => (count === 1 ? '1 plan' : `${count} plannen`),
    stories: (count: number): string => (count === 1 ? '1 verhaal' : `${count} verhalen`),
    money: (promised: string, paid: string): string => `${promised} afgesproken, ${paid} betaald`,
    noMoney: 'Nog geen geld afgesproken',
    promises: (kept: number, made: number): string =>
      `${kept} van de ${made} beloften ${kept === 1 ? 'is' : 'zijn'} gedaan`,
  },
  page: {
    list: 'Alle wijken',
    lead: 'Dit is de kas van onze wijk. Je ziet wat je nu kunt doen en wat er met het geld gebeurt.',
    teams: 'Wie beslist hier?',
    noTeams: 'Er is nog geen wijkteam.',
    buurten: 'De buurten',
    noBuurten: 'Er zijn geen buurten ingevuld.',
  },
  now: {
    vote: 'Je kunt nu stemmen',
    support: 'Je kunt nu plannen steunen',
    propose: 'Je kunt nu een plan indienen',
    until: (moment: string): string => `Dat kan tot ${moment}.`,
    allYear: 'Dat kan het hele jaar.',
    noEnd: 'Er is nog geen einddatum.',
    links: {
      vote: 'Bekijk de plannen',
      support: 'Bekijk de plannen',
      propose: 'Dien een plan in',
    },
    nothing: 'Je kunt nu niets indienen of kiezen. Hieronder staat wat er loopt.',
  },
  rounds: {
    heading: 'Wat loopt er nu?',
    none: 'Er loopt nu geen ronde.',
    team: 'Meer over deze ronde',
  },
  money: {
    sentence: (granted: string, promised: string, paid: string): string =>
      `Onze wijk heeft dit jaar ${granted}. Voor ${promised} is een doel gekozen. Daarvan is ${paid} betaald.`,
    link: (team: string): string => `Bekijk elke euro van ${team}`,
    noBudget: 'Er is nog geen budget voor dit jaar.',
  },
  initiatives: {
    heading: 'De plannen',
    none: 'Nog geen plannen. Dien het eerste in.',
    propose: 'Dien een plan in',
    group: (state: string, count: number): string => `${state} (${count})`,
    more: (count: number): string => (count === 1 ? 'Nog 1 plan' : `Nog ${count} plannen`),
    asked: (amount: string): string => `Vraagt ${amount}`,
    all: 'Zoek in alle plannen',
  },
  promises: {
    heading: 'Wat is beloofd',
    none: 'Er is nog niets beloofd.',
    say: (kept: number, late: number, open: number): string =>
      `Gedaan: ${kept}. Mee bezig: ${open}. Te laat of niet gelukt: ${late}.`,
    states: { kept: 'Gedaan', open: 'Mee bezig', overdue: 'Te laat', broken: 'Niet gelukt' },
    owners: {
      chair: 'de voorzitter van het wijkteam',
      secretary: 'de secretaris van het wijkteam',
      treasurer: 'de penningmeester van het wijkteam',
      member: 'een lid van het wijkteam',
      'sub-representative': 'wie voor een buurt spreekt',
      professional: 'een beroepskracht',
      'contact-person': 'een vast contact van de gemeente',
      'finance-officer': 'de financiële afdeling',
      administrator: 'de gemeente',
    },
    by: (owner: string, day: string): string => `Beloofd door ${owner} op ${day}.`,
    keptOn: (day: string): string => `Gedaan op ${day}.`,
    dueOn: (day: string): string => `Klaar op ${day}.`,
    wasDueOn: (day: string): string => `Het zou klaar zijn op ${day}.`,
    reason: (reason: string): string => `Waarom: ${reason}`,
    newDay: (day: string): string => `Nieuwe datum: ${day}.`,
    earlier: (count: number): string => (count === 1 ? 'Nog 1 belofte' : `Nog ${count} beloften`),
  },
  participation: {
    heading: 'Wie doen er mee?',
    none: 'Dit vertellen we na de eerste ronde die voorbij is.',
    of: (round: string): string => `In de ronde “${round}”.`,
    caption: (year: number | null): string =>
      year === null
        ? 'Hoeveel mensen meededen, per buurt'
        : `Hoeveel mensen meededen, per buurt. Inwoners in ${year}.`,
    buurt: 'Buurt',
    residents: 'Inwoners',
    measures: {
      initiators: 'Bedachten een plan',
      supporters: 'Steunden een plan',
      voters: 'Stemden',
    },
    elsewhere: 'Elders of onbekend',
    total: 'Samen',
    below: (threshold: number): string => `minder dan ${threshold}`,
    withheld: 'vertellen we niet',
    unknown: 'onbekend',
    privacy: (threshold: number): string =>
      `Minder dan ${threshold} mensen noemen we niet. Soms noemen we ook een ander getal niet. Anders kun je het uitrekenen.`,
    silent: (buurten: string, count: number): string =>
      count === 1
        ? `In ${buurten} deden nog weinig mensen mee. We horen die buurt graag beter. Woon je er? Denk mee.`
        : `In ${buurten} deden nog weinig mensen mee. We horen deze buurten graag beter. Woon je er? Denk mee.`,
    noneSilent: 'Geen buurt is duidelijk stiller dan de rest.',
    noPopulation:
      'We weten niet hoeveel mensen er in elke buurt wonen. Daarom vergelijken we niet.',
  },
  stories: {
    heading: 'Verhalen uit de wijk',
    none: 'Er zijn nog geen verhalen. Die komen als een plan klaar is.',
    published: (day: string): string => `Gepubliceerd op ${day}.`,
    plan: (title: string): string => `Het plan: ${title}`,
    money: (asked: string, given: string, paid: string): string =>
      `Gevraagd ${asked}, afgesproken ${given}, betaald ${paid}.`,
    quoteBy: (name: string): string => `– ${name}`,
    read: (title: string): string => `Lees: ${title}`,
  },
  openData: {
    heading: 'Reken het zelf na',
    what: 'Alle gegevens zijn open. Je mag ze gebruiken. Namen van bewoners staan er niet in.',
    sets: {
      initiatives: 'Plannen',
      decisions: 'Besluiten',
      spending: 'Geld per plan',
      turnout: 'Stemmers per buurt',
      participation: 'Meedoen per buurt',
      population: 'Inwoners per buurt',
    },
    csv: (name: string): string => `${name} (CSV)`,
    catalogue: 'Beschrijving van de gegevens (DCAT)',
  },
};

export type WijkMessages = typeof wijkNl;
