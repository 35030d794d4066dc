import { teamRecordEn } from './team-record-en.js';
import type { TeamMessages } from './team-nl.js';

/** The English texts of the page of a wijkteam. */
export const teamEn: TeamMessages = {
  ...teamRecordEn,
  crumb: 'Breadcrumbs',
  lead: 'This is the team of our neighbourhood. You see who is in it, what happens with the money and what was decided.',
  missing: {
    heading: 'We do not know this team',
    help: 'Perhaps the address is not right, or the team is no longer there.',
    back: 'See all teams',
  },
  contents: {
    heading: 'On this page',
    sections: {
      team: 'Who is in the team?',
      geld: 'The money',
      rondes: 'Rounds',
      spelregels: 'Rules of play',
      besluiten: 'Decisions and minutes',
      loting: 'Drawing of lots',
    },
    facts: (area, seats, buurten) =>
      [
        `${area}.`,
        peopleEn(seats),
        ...(buurten === 0 ? [] : [buurten === 1 ? '1 buurt.' : `${buurten} buurten.`]),
      ].join(' '),
  },
  now: {
    voting: (amount) => `Vote on ${amount}`,
    support: (amount) => `Support a plan: there is ${amount}`,
    submission: (amount) => `Send in a plan: there is ${amount}`,
  },
  seats: {
    heading: 'Who is in the team?',
    none: 'There is nobody in this team yet.',
    table: 'You only see the names of people who agreed to that.',
    columns: {
      role: 'Role',
      name: 'Who',
      since: 'Since',
      until: 'Until',
      cameIn: 'How they came in',
    },
    roles: {
      chair: 'Chair',
      secretary: 'Secretary',
      treasurer: 'Treasurer',
      member: 'Member',
      'sub-representative': 'Speaks for a buurt',
      professional: 'Professional',
    },
    waysIn: { election: 'elected', appointment: 'appointed', lot: 'drawn by lot' },
    noName: 'Name not public',
    noEnd: 'no end date',
    vacancies: 'Still empty',
    vacant: {
      chair: 'There is no chair.',
      secretary: 'There is no secretary.',
      treasurer: 'There is no treasurer.',
      member: 'There is a place for a member.',
      'sub-representative': 'There is a place for somebody who speaks for a buurt.',
      professional: 'There is a place for a professional.',
    },
    vacantBuurt: (buurt) => `Nobody speaks for ${buurt} yet.`,
  },
  buurten: {
    heading: (count) => (count === 1 ? 'One buurt' : 'The buurten'),
    none: 'No buurten have been filled in yet.',
    nobody: 'Nobody speaks for this buurt yet.',
    since: (wayIn, from) => `Speaks for the buurt, ${wayIn}, since ${from}`,
  },
  money: {
    heading: (year) => `The money of ${year}`,
    none: (year) => `There is no budget for ${year} yet.`,
    sentence: (spendable, promised, paid) =>
      `The team has ${spendable} to spend this year. ${promised} has a purpose. Of that, ${paid} is paid.`,
    table: 'What the money is for, in parts',
    purpose: 'For what',
    kinds: { round: 'round', theme: 'theme', area: 'buurt' },
    unsplit: 'Not divided into parts',
    origin: 'Where does it come from?',
    granted: 'From the municipality',
    carriedIn: (years) => (years === '' ? 'Left from before' : `Left from ${years}`),
    carriedOut: (years) => (years === '' ? 'To later' : `To ${years}`),
    spendable: 'To spend together',
    addsUp: 'The parts together are exactly this amount. We recomputed it.',
  },
  rounds: {
    heading: 'Rounds',
    over: (count) => (count === 1 ? '1 earlier round' : `${count} earlier rounds`),
    mode: {
      'resident-vote': 'Residents vote.',
      'committee-advice': 'Residents advise, then the team decides.',
      'first-come': 'First come, first served.',
      assembly: 'A meeting of residents decides.',
    },
    nothingPlanned: 'No day has been chosen for the next step yet.',
    next: {
      submissionOpensAt: (at) => `You can send in plans from ${at}.`,
      submissionClosesAt: (at) => `You can send in plans until ${at}.`,
      supportClosesAt: (at) => `You can support a plan until ${at}.`,
      ballotFixedAt: (at) => `The ballot paper is fixed on ${at}.`,
      votingOpensAt: (at) => `You can vote from ${at}.`,
      votingClosesAt: (at) => `You can vote until ${at}.`,
      decidingOpensAt: (at) => `The team decides from ${at}.`,
      accountingOpensAt: (at) => `Showing where the money went begins on ${at}.`,
      evaluatingOpensAt: (at) => `Looking back begins on ${at}.`,
      closesAt: (at) => `The round is done on ${at}.`,
    },
    moments: {
      submissionOpensAt: 'the start of sending in plans',
      submissionClosesAt: 'the end of sending in plans',
      supportClosesAt: 'the end of supporting plans',
      ballotFixedAt: 'the fixing of the ballot paper',
      votingOpensAt: 'the start of the vote',
      votingClosesAt: 'the end of the vote',
      decidingOpensAt: 'the decision of the team',
      accountingOpensAt: 'showing where the money went',
      evaluatingOpensAt: 'looking back',
      closesAt: 'the end of the round',
    },
    route: 'Planning',
    routeStates: { done: 'Done', now: 'Next', next: 'After that' },
    steps: {
      submissionOpensAt: 'Sending in begins',
      submissionClosesAt: 'Sending in ends',
      supportClosesAt: 'Supporting ends',
      ballotFixedAt: 'The ballot paper is fixed',
      votingOpensAt: 'Voting begins',
      votingClosesAt: 'Voting ends',
      decidingOpensAt: 'The team decides',
      accountingOpensAt: 'Showing where the money went',
      evaluatingOpensAt: 'Looking back',
      closesAt: 'The round is done',
    },
    late: (what, at) => `Late: ${what} was planned for ${at}. It has not happened yet.`,
    postponed: 'Postponed',
    moved: (what, from, to) =>
      `${what.charAt(0).toUpperCase()}${what.slice(1)} was ${from}. It is now ${to}.`,
    reason: (reason) => `Why: ${reason}`,
    decided: (at, reference) =>
      reference === null ? `Decided on ${at}.` : `Decided on ${at}. ${reference}.`,
  },
};

function peopleEn(count: number): string {
  if (count === 0) return 'Nobody in the team yet.';
  return count === 1 ? 'One person in the team.' : `${count} people in the team.`;
}
