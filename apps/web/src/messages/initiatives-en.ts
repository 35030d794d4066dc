import type { InitiativesMessages } from './initiatives-nl.js';

/** The English texts of lists of initiatives. */
export const initiativesEn: InitiativesMessages = {
  heading: 'Initiatives',
  lead: 'All plans of residents, of now and of earlier.',
  form: {
    name: 'Find an initiative',
    query: 'What is it about?',
    queryHint: 'For example: speeltuin. A typing error does not matter.',
    theme: 'Subject',
    state: 'Where does it stand?',
    all: 'All',
    submit: 'Search',
    clear: 'Clear the search',
  },
  found: {
    none: 'We found no initiative. Try another word, or choose less.',
    empty: 'No initiatives yet. Send in the first one.',
    propose: 'Send in a plan',
    count: (count, isAtLeast) => `${isAtLeast ? 'More than ' : ''}${count} initiatives found`,
    one: '1 initiative found',
    page: (page, pages) => `Page ${page} of ${pages}`,
    pageOnly: (page) => `Page ${page}`,
    previous: 'Previous page',
    next: 'Next page',
    paging: 'Pages',
    asked: (amount) => `Asks for ${amount}`,
    noPlace: 'No place named yet',
  },
  states: {
    draft: 'Being written',
    submitted: 'Sent in',
    eligible: 'It is possible',
    rejected: 'Cannot go ahead',
    withdrawn: 'Withdrawn',
    funded: 'Gets money',
    'not-funded': 'Gets no money',
    merged: 'Joined with another',
    split: 'Split up',
  },
};
