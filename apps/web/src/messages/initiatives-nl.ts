/** The Dutch texts (B1) of lists of initiatives. */
export const initiativesNl = {
  heading: 'Initiatieven',
  lead: 'Alle plannen van bewoners, van nu en van vroeger.',
  form: {
    name: 'Zoek een initiatief',
    query: 'Waar gaat het over?',
    queryHint: 'Bijvoorbeeld: speeltuin. Een tikfout is niet erg.',
    theme: 'Onderwerp',
    state: 'Hoe staat het ervoor?',
    all: 'Alles',
    submit: 'Zoek',
    clear: 'Wis wat je zoekt',
  },
  found: {
    none: 'We vonden geen initiatief. Probeer een ander woord, of kies minder.',
    empty: 'Nog geen initiatieven. Dien het eerste in.',
    propose: 'Dien een plan in',
    count: (count: string, isAtLeast: boolean): string =>
      `${isAtLeast ? 'Meer dan ' : ''}${count} initiatieven gevonden`,
    one: '1 initiatief gevonden',
    page: (page: number, pages: number): string => `Pagina ${page} van ${pages}`,
    pageOnly: (page: number): string => `Pagina ${page}`,
    previous: 'Vorige pagina',
    next: 'Volgende pagina',
    paging: 'Bladeren',
    asked: (amount: string): string => `Vraagt ${amount}`,
    noPlace: 'Nog geen plek genoemd',
  },
  states: {
    draft: 'Wordt geschreven',
    submitted: 'Ingediend',
    eligible: 'Het kan',
    rejected: 'Kan niet doorgaan',
    withdrawn: 'Ingetrokken',
    funded: 'Krijgt geld',
    'not-funded': 'Krijgt geen geld',
    merged: 'Samengevoegd',
    split: 'Gesplitst',
  },
};

export type InitiativesMessages = typeof initiativesNl;
