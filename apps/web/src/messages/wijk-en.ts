import type { WijkMessages } from './wijk-nl.js';

/** The English texts of the list of wijken and of the page of one. */
export const wijkEn: WijkMessages = {
  crumb: 'Breadcrumbs',
  missing: {
    heading: 'This neighbourhood is not there',
    help: 'The address may not be right.',
    back: 'To all neighbourhoods',
  },
  directory: {
    heading: 'The neighbourhoods',
    lead: 'Choose your neighbourhood. You see what you can do now and what happens to the money.',
    none: 'There are no neighbourhoods yet.',
    buurten: (count) => (count === 1 ? '1 area' : `${count} areas`),
    teams: (count) => (count === 1 ? '1 team' : `${count} teams`),
    rounds: (count) => (count === 1 ? '1 round now' : `${count} rounds now`),
    noRounds: 'No round now',
    plans: (count) => (count === 1 ? '1 plan' : `${count} plans`),
    stories: (count) => (count === 1 ? '1 story' : `${count} stories`),
    money: (promised, paid) => `${promised} agreed, ${paid} paid`,
    noMoney: 'No money agreed yet',
    promises: (kept, made) => `${kept} of ${made} promises kept`,
  },
  page: {
    list: 'All neighbourhoods',
    lead: 'This is the fund of our neighbourhood. You see what you can do now and what happens to the money.',
    teams: 'Who decides here?',
    noTeams: 'There is no neighbourhood team yet.',
    buurten: 'The areas',
    noBuurten: 'No areas have been filled in.',
  },
  now: {
    vote: 'You can vote now',
    support: 'You can support plans now',
    propose: 'You can send in a plan now',
    until: (moment) => `You can until ${moment}.`,
    allYear: 'You can all year round.',
    noEnd: 'There is no end date yet.',
    links: { vote: 'See the plans', support: 'See the plans', propose: 'Send in a plan' },
    nothing: 'There is nothing to send in or to choose now. Below is what is going on.',
  },
  rounds: {
    heading: 'What is going on now?',
    none: 'There is no round now.',
    team: 'More about this round',
  },
  money: {
    sentence: (granted, promised, paid) =>
      `Our neighbourhood has ${granted} this year. For ${promised} a purpose was chosen. Of that ${paid} has been paid.`,
    link: (team) => `See every euro of ${team}`,
    noBudget: 'There is no budget for this year yet.',
  },
  initiatives: {
    heading: 'The plans',
    none: 'No plans yet. Send in the first.',
    propose: 'Send in a plan',
    group: (state, count) => `${state} (${count})`,
    more: (count) => (count === 1 ? '1 more plan' : `${count} more plans`),
    asked: (amount) => `Asks for ${amount}`,
    all: 'Search all plans',
  },
  promises: {
    heading: 'What was promised',
    none: 'Nothing has been promised yet.',
    say: (kept, late, open) => `Done: ${kept}. Working on it: ${open}. Late or failed: ${late}.`,
    states: { kept: 'Done', open: 'Working on it', overdue: 'Too late', broken: 'Failed' },
    owners: {
      chair: 'the chair of the team',
      secretary: 'the secretary of the team',
      treasurer: 'the treasurer of the team',
      member: 'a member of the team',
      'sub-representative': 'whoever speaks for an area',
      professional: 'a professional',
      'contact-person': 'a contact person of the municipality',
      'finance-officer': 'the finance department',
      administrator: 'the municipality',
    },
    by: (owner, day) => `Promised by ${owner} on ${day}.`,
    keptOn: (day) => `Done on ${day}.`,
    dueOn: (day) => `Ready on ${day}.`,
    wasDueOn: (day) => `It was to be ready on ${day}.`,
    reason: (reason) => `Why: ${reason}`,
    newDay: (day) => `New date: ${day}.`,
    earlier: (count) => (count === 1 ? '1 more promise' : `${count} more promises`),
  },
  participation: {
    heading: 'Who takes part?',
    none: 'We tell this after the first round that is over.',
    of: (round) => `In the round “${round}”.`,
    caption: (year) =>
      year === null
        ? 'How many people took part, area by area'
        : `How many people took part, area by area. Residents in ${year}.`,
    buurt: 'Area',
    residents: 'Residents',
    measures: {
      initiators: 'Thought of a plan',
      supporters: 'Supported a plan',
      voters: 'Voted',
    },
    elsewhere: 'Elsewhere or not known',
    total: 'Together',
    below: (threshold) => `fewer than ${threshold}`,
    withheld: 'not told',
    unknown: 'not known',
    privacy: (threshold) =>
      `We do not name fewer than ${threshold} people. Sometimes we leave out another number too. Otherwise you could compute it.`,
    silent: (buurten, count) =>
      count === 1
        ? `In ${buurten} few people have taken part yet. We would like to hear that area better. Do you live there? Join in.`
        : `In ${buurten} few people have taken part yet. We would like to hear these areas better. Do you live there? Join in.`,
    noneSilent: 'No area is clearly more silent than the rest.',
    noPopulation: 'We do not know how many people live in each area. So we do not compare.',
  },
  stories: {
    heading: 'Stories from the neighbourhood',
    none: 'There are no stories yet. They come when a plan is finished.',
    published: (day) => `Published on ${day}.`,
    plan: (title) => `The plan: ${title}`,
    money: (asked, given, paid) => `Asked ${asked}, agreed ${given}, paid ${paid}.`,
    quoteBy: (name) => `– ${name}`,
    read: (title) => `Read: ${title}`,
  },
  openData: {
    heading: 'Check it yourself',
    what: 'All data are open. You may use them. Names of residents are not in them.',
    sets: {
      initiatives: 'Plans',
      decisions: 'Decisions',
      spending: 'Money per plan',
      turnout: 'Voters per area',
      participation: 'Taking part per area',
      population: 'Residents per area',
    },
    csv: (name) => `${name} (CSV)`,
    catalogue: 'Description of the data (DCAT)',
  },
};
