import type { TeamRecordMessages } from './team-record-nl.js';

/** The English texts about rules, decisions, minutes and draws of a wijkteam. */
export const teamRecordEn: TeamRecordMessages = {
  checkCode: {
    label: 'Check code',
    what: 'This number (SHA-256) shows whether anything was changed. When one letter changes, the whole number does.',
  },
  ownCheck: {
    computing: 'Your device is computing it again…',
    unable: 'Your browser cannot compute this here. It only can on a secure address (https).',
    equal: 'Nothing was changed. Your own device recomputed it.',
    different: 'This is not right: these are not the rules that were adopted.',
  },
  rules: {
    heading: 'Rules of play',
    none: 'This team has no rules of its own yet.',
    noRules: 'There are no rules in this document.',
    facts: 'About these rules',
    columns: {
      version: 'Version',
      since: 'In force since',
      adopted: 'Adopted',
      basis: 'By right of',
    },
    basis: (title, article) => `${title}, article\u00a0${article}`,
    source: (regulation, article) => `Source: ${regulation}, article\u00a0${article}`,
    noConsultation: (reason) => `Residents were not asked about this. The reason: ${reason}`,
    frozenText: 'The text that the check code is of',
    consultation: 'Have your say about new rules',
    consulted: 'Residents had their say about new rules',
    consultationUntil: (title, until) => `${title}. You can respond until ${until}.`,
    consultedUntil: (title, until) =>
      `${title}. You could respond until ${until}. The team is looking at the responses.`,
    showProposal: 'Read the proposal',
    upcoming: (title, from) => `In force from ${from}: ${title}`,
    ofRound: (title) => `Rules of one round: ${title}`,
    versions: 'What has changed?',
    changed: (from, to, day) => `From version ${from} to version ${to}, since ${day}`,
    showVersion: (number, day) => `Read version ${number}, of ${day}`,
  },
  decisions: {
    heading: 'Decisions and minutes',
    none: 'The team has not decided anything in a meeting yet.',
    meetingNext: 'Next meeting',
    meetingNow: 'The meeting is going on now',
    meetingAt: (title, at) => `${title}: ${at}.`,
    meetingKinds: {
      'in-person': 'At a place in the wijk',
      online: 'Online',
      written: 'In writing',
    },
    outcomes: {
      adopted: 'Adopted',
      rejected: 'Not adopted',
      'no-quorum': 'Not decided: too few people',
      tied: 'Not decided: as many for as against',
    },
    noQuorum: (present, needed) => `We were ${present}. We can only decide with ${needed}.`,
    present: (present, needed) => `We were ${present}. ${needed} were needed.`,
    votes: (yes, no, abstained) =>
      `For: ${yes}. Against: ${no}.${abstained === 0 ? '' : ` Neither for nor against: ${abstained}.`}`,
    consents: (yes, objections) => `Agreed: ${yes}. Objected: ${objections}.`,
    castingVote: 'The vote of the chair decided.',
    amount: (amount) => `It is about ${amount}.`,
    recused: (count, grounds) =>
      count === 1
        ? `One member did not take part: ${grounds.join(', ')}.`
        : `${count} members did not take part: ${grounds.join(', ')}.`,
    grounds: {
      family: 'it is about family',
      employer: 'it is about their own work',
      initiator: 'it is their own plan',
      payee: 'the money goes to this member',
      other: 'there is another interest of their own',
    },
    deviation: (reason) => `Other than the result. The reason: ${reason}`,
    decidedAt: (meeting, at) =>
      meeting === '' ? `Decided on ${at}.` : `${meeting}. Decided on ${at}.`,
  },
  minutes: {
    heading: 'Minutes',
    none: 'There are no minutes yet.',
    sound: (pages, isOwn) =>
      [
        `Nothing was changed. We recomputed it: ${pages === 1 ? '1 page of minutes' : `${pages} pages of minutes`}.`,
        ...(isOwn ? ['Your own device did so too.'] : []),
      ].join(' '),
    broken: (numbers) =>
      `This is not right: something was changed in the minutes book. Look at number ${numbers}.`,
    proof: 'Check the minutes',
    lastHash: 'Last check code',
    page: (number, title) => `Minutes ${number}: ${title}`,
    addendum: (number) => `Addition ${number}`,
    when: (at) => `The meeting was on ${at}.`,
    made: (at) => `Made on ${at}.`,
    notApproved: (at) => `Made on ${at}. Not approved in a later meeting yet.`,
    present: (names) => `There were: ${names}.`,
    recused: (names) => `Did not take part: ${names}.`,
    seat: (label) => label.replaceAll('-', ' '),
    outcomes: {
      adopted: 'Adopted.',
      rejected: 'Not adopted.',
      'no-quorum': 'Not decided: too few people.',
      tied: 'Not decided: as many for as against.',
    },
    asHashed: 'The text as it was recomputed',
    data: 'All minutes as data',
  },
  draws: {
    heading: 'Drawing of lots',
    none: 'No lots have been drawn here yet.',
    states: {
      announced: 'Announced: the list is being made',
      frozen: 'The list is fixed, the draw is still to come',
      drawn: 'Drawn',
      cancelled: 'Cancelled',
    },
    roles: {
      member: 'member of the team',
      'sub-representative': 'somebody who speaks for a buurt',
    },
    seats: (count, role) =>
      count === 1 ? `It is about 1 place: ${role}.` : `It is about ${count} places: ${role}.`,
    stratum: (name, seats) => (seats === 1 ? `${name}: 1 place` : `${name}: ${seats} places`),
    decides: (source, at) =>
      `A secret number and a public number decide together. The public number is: ${source}. Everybody knows it from ${at}.`,
    decided: (source, value, at) =>
      `The public number was ${value} (${source}). The draw was on ${at}.`,
    cancelled: (reason) => `The reason: ${reason}`,
    drawn: 'These codes were drawn',
    reserves: (count) => (count === 1 ? 'See 1 reserve' : `See ${count} reserves`),
    reserveTable: 'The reserves, in their order',
    columns: { place: 'Place', code: 'Code', group: 'Group', state: 'State' },
    answers: {
      reserve: 'Reserve',
      invited: 'Invited',
      accepted: 'Takes part',
      declined: 'Does not take part',
      lapsed: 'Did not answer in time',
    },
    answerBy: (day) => `(to answer by ${day})`,
    proof: 'Check it',
    noList: 'The list is not fixed yet. After that its check code stands here.',
    listHash: 'Check code of the list',
    seal: 'Seal of the secret number',
    seed: 'Number that was drawn from',
    list: 'The list of codes',
    announcement: 'The announcement',
    record: 'The record of the draw',
    redo: 'Do the draw again at home',
    redoHow: 'Fetch the three files and have them checked. It always comes out the same.',
  },
};
