/** What an application in line is told, in the words of one language. Amounts come formatted. */
export type ApplicationWording = {
  readonly place: (place: string, cost: string, moment: string) => string;
  readonly fits: (left: string, cost: string, after: string) => string;
  readonly doesNotFit: (left: string, cost: string, short: string) => string;
  readonly noMoney: string;
  readonly cameFree: (left: string, cost: string, after: string) => string;
  readonly awarded: (cost: string) => string;
  readonly refused: string;
  readonly withdrawn: string;
  readonly lapsed: string;
  readonly freed: (amount: string) => string;
};

export const APPLICATION_NL: ApplicationWording = {
  place: (place, cost, moment) =>
    `Plaats ${place} in de rij: compleet op ${moment}, gevraagd ${cost}.`,
  fits: (left, cost, after) =>
    `Er was nog ${left}. ${cost} past daarin en is gereserveerd. Daarna was er nog ${after}.`,
  doesNotFit: (left, cost, short) =>
    `Er was nog ${left}. ${cost} past daar niet in: er is ${short} te weinig. De aanvraag houdt zijn plaats en wacht op geld dat vrijkomt.`,
  noMoney:
    'Aan deze ronde is nog geen geld gekoppeld. De aanvraag houdt zijn plaats en wacht tot dat er is.',
  cameFree: (left, cost, after) =>
    `Er kwam geld vrij: er was ${left}. ${cost} past daarin en is gereserveerd. Daarna was er nog ${after}.`,
  awarded: (cost) => `Het wijkteam heeft ${cost} toegekend.`,
  refused: 'De aanvraag is afgewezen; de reden staat bij het initiatief.',
  withdrawn: 'De aanvraag is ingetrokken.',
  lapsed: 'De ronde nam geen aanvragen meer aan, en op deze aanvraag was niet beslist.',
  freed: (amount) => `${amount} kwam vrij voor wie wacht.`,
};

export const APPLICATION_EN: ApplicationWording = {
  place: (place, cost, moment) => `Place ${place} in line: complete on ${moment}, asking ${cost}.`,
  fits: (left, cost, after) =>
    `${left} was left. ${cost} fits in that and is reserved. After it ${after} was left.`,
  doesNotFit: (left, cost, short) =>
    `${left} was left. ${cost} does not fit in that: it is ${short} short. The application keeps its place and waits for money that comes free.`,
  noMoney:
    'No money is linked to this round yet. The application keeps its place and waits until there is.',
  cameFree: (left, cost, after) =>
    `Money came free: there was ${left}. ${cost} fits in that and is reserved. After it ${after} was left.`,
  awarded: (cost) => `The wijkteam allocated ${cost}.`,
  refused: 'The application was rejected; the reason stands with the initiative.',
  withdrawn: 'The application was withdrawn.',
  lapsed: 'The round took no more applications, and this one had not been decided on.',
  freed: (amount) => `${amount} came free for those who wait.`,
};
