import type { NoticeCatalogue } from './notice-catalogue.js';

const RESULTS: Readonly<Record<string, string>> = {
  feasible: 'It can go on.',
  'feasible-if': 'It can go on, on conditions.',
  'not-feasible': 'It cannot go on like this.',
};
const APPEALS: Readonly<Record<string, string>> = {
  restored: 'Your comment is on the site again.',
  upheld: 'Your comment is on the site again.',
  'kept-hidden': 'Your comment stays hidden.',
  rejected: 'Your comment stays hidden.',
};

/** What is not known by these words is said as it is. */
const said = (words: Readonly<Record<string, string>>, value: string): string =>
  words[value] ?? `The result is: ${value}.`;
const because = (reason: string): string => `The reason is: ‘${reason}’.`;

/** The English texts of messages. */
export const noticeEn: NoticeCatalogue = {
  locale: 'en-IE',
  kinds: {
    'initiative-received': ({ title, reference, hearBy }, { day }) => ({
      subject: `We received your initiative ‘${title}’`,
      paragraphs: [
        `Thank you. We have your initiative ‘${title}’.`,
        `Its number is ${reference}. Please give this number when you ask us something.`,
        `You will hear more from us by ${day(hearBy)} at the latest.`,
      ],
    }),
    'co-initiator-invited': ({ title, by }) => ({
      subject: `Will you join ‘${title}’?`,
      paragraphs: [
        `${by} asks if you want to submit the initiative ‘${title}’ together.`,
        'If you say yes, your name is added and you get the messages about it. If you say nothing, nothing happens.',
      ],
    }),
    'initiative-changed': ({ title, what }) => ({
      subject: `The plan ‘${title}’ has changed`,
      paragraphs: [`The plan ‘${title}’ has changed.`, `This is different: ${what}.`],
    }),
    'initiative-withdrawn': ({ title, reason }) => ({
      subject: `The initiative ‘${title}’ will not go on`,
      paragraphs: [
        `The people who submitted ‘${title}’ have withdrawn it. It goes no further in this round.`,
        ...(reason === null ? [] : [because(reason)]),
        'You need not do anything.',
      ],
    }),
    'draft-reminder': ({ title, closesOn }, { day }) => ({
      subject: `Your plan ‘${title}’ has not been submitted yet`,
      paragraphs: [
        `You began the plan ‘${title}’, but you have not submitted it yet.`,
        `You can do so up to and including ${day(closesOn)}. Changed your mind? Then you need not do anything.`,
      ],
    }),
    'ballot-reminder': ({ roundName, closesOn }, { day }) => ({
      subject: `You can still vote in ‘${roundName}’`,
      paragraphs: [
        `You can still vote in the round ‘${roundName}’.`,
        `You can do so up to and including ${day(closesOn)}. You asked us to remind you.`,
      ],
    }),
    'merge-proposed': ({ title, into, answerBy }, { day }) => ({
      subject: `Proposal: ‘${title}’ together with ‘${into}’`,
      paragraphs: [
        `There is a proposal to put ‘${title}’ together with ‘${into}’.`,
        `This happens only if you agree. Please let us know by ${day(answerBy)} at the latest.`,
      ],
    }),
    'initiatives-merged': ({ title, into, reason }) => ({
      subject: `‘${title}’ goes on as ‘${into}’`,
      paragraphs: [
        `The initiative ‘${title}’ was put together with another. It goes on as ‘${into}’.`,
        because(reason),
      ],
    }),
    'initiative-split': ({ title, into, reason }) => ({
      subject: `‘${title}’ was split`,
      paragraphs: [`The initiative ‘${title}’ was split. It goes on as: ${into}.`, because(reason)],
    }),
    'support-reached': ({ title, count }, { number }) => ({
      subject: `‘${title}’ has enough support`,
      paragraphs: [
        `${number(count)} people support ‘${title}’. That is enough: the initiative goes on.`,
      ],
    }),
    'support-not-reached': ({ title, count, needed }, { number }) => ({
      subject: `‘${title}’ got too little support`,
      paragraphs: [
        `${number(count)} people supported ‘${title}’. It needed ${number(needed)}. That is why the initiative goes no further now.`,
        'You can try again in a next round.',
      ],
    }),
    'comment-answered': ({ title }) => ({
      subject: `There is an answer to your comment on ‘${title}’`,
      paragraphs: [`Somebody answered your comment on ‘${title}’.`],
    }),
    'comment-hidden': ({ title, reason }) => ({
      subject: `Your comment on ‘${title}’ is hidden`,
      paragraphs: [
        `We have hidden your comment on ‘${title}’. Others cannot read it.`,
        because(reason),
        'Do you not agree? Then ask us to look at it again.',
      ],
    }),
    'comment-appeal-decided': ({ title, outcome, reason }) => ({
      subject: `Our answer about your comment on ‘${title}’`,
      paragraphs: [
        `Somebody else has looked at your comment on ‘${title}’.`,
        said(APPEALS, outcome),
        because(reason),
      ],
    }),
    'contact-person-named': ({ title, name, contact }) => ({
      subject: `Your contact person for ‘${title}’`,
      paragraphs: [
        `${name} is the contact person for ‘${title}’, for all your questions.`,
        `This is how to reach ${name}: ${contact}.`,
      ],
    }),
    'screening-intended': ({ title, result, reason, answerBy }, { day }) => ({
      subject: `What we intend to decide about ‘${title}’`,
      paragraphs: [
        `We have looked at whether ‘${title}’ is possible. This is not final yet.`,
        said(RESULTS, result),
        because(reason),
        `Do you not agree, or do you know a way out? Let us know by ${day(answerBy)} at the latest. After that we decide.`,
      ],
    }),
    'initiative-screened': ({ title, result, reason }) => ({
      subject: `The check of ‘${title}’ is done`,
      paragraphs: [
        `We have looked at whether ‘${title}’ is possible.`,
        said(RESULTS, result),
        because(reason),
      ],
    }),
    'term-extended': ({ title, reason, newDate }, { day }) => ({
      subject: `We need more time for ‘${title}’`,
      paragraphs: [
        `We cannot answer about ‘${title}’ in time.`,
        because(reason),
        `You will now hear from us by ${day(newDate)} at the latest (General Administrative Law Act, article 4:14).`,
      ],
    }),
    'term-suspended': ({ title, reason, until }, { day }) => ({
      subject: `We are waiting with ‘${title}’`,
      paragraphs: [
        `The time in which we have to answer about ‘${title}’ stands still.`,
        because(reason),
        `This lasts up to and including ${day(until)}, or less (General Administrative Law Act, article 4:15).`,
      ],
    }),
    'term-passed': ({ title, what, dueOn, escalatedTo }, { day }) => ({
      subject: `A term has passed: ‘${title}’`,
      paragraphs: [
        `By ${day(dueOn)} this had to be done for ‘${title}’: ${what}.`,
        `It is now with: ${escalatedTo}.`,
      ],
    }),
    'advice-requested': ({ title, department, answerBy }, { day }) => ({
      subject: `Advice asked about ‘${title}’`,
      paragraphs: [
        `Advice is needed about ‘${title}’, from: ${department}.`,
        `Please give it by ${day(answerBy)} at the latest. The residents are waiting for it.`,
      ],
    }),
    'milestone-reached': ({ title, milestone }) => ({
      subject: `News about ‘${title}’: ${milestone}`,
      paragraphs: [`‘${title}’ has reached a milestone: ${milestone}.`],
    }),
    'progress-posted': ({ title }) => ({
      subject: `News about ‘${title}’`,
      paragraphs: [`There is news about how ‘${title}’ is going.`],
    }),
    'judgement-asked': ({ title }) => ({
      subject: `What do you think of ‘${title}’?`,
      paragraphs: [`‘${title}’ is done. We would like to hear what you think. It takes a minute.`],
    }),
    'promise-made': ({ text, dueOn }, { day }) => ({
      subject: 'We promise you something',
      paragraphs: [
        `This is what we promised: ‘${text}’.`,
        `It will be done on ${day(dueOn)}. If not, you will hear why.`,
      ],
    }),
    'promise-kept': ({ text }) => ({
      subject: 'We did what we promised',
      paragraphs: [`We promised this, and it is done: ‘${text}’.`],
    }),
    'promise-broken': ({ text, reason }) => ({
      subject: 'We did not do what we promised',
      paragraphs: [
        `We promised this, and it was not done: ‘${text}’.`,
        because(reason),
        'We are sorry.',
      ],
    }),
    'story-published': ({ title }) => ({
      subject: `The story of ‘${title}’`,
      paragraphs: [`What became of ‘${title}’? The story is now on the site.`],
    }),
  },
  topics: {
    initiatives: 'initiatives of yours, or that you support',
    outcomes: 'outcomes',
    comments: 'comments',
    reminders: 'reminders',
    progress: 'how initiatives are going',
    promises: 'promises',
    work: 'your work',
  },
  greeting: (name) => (name === null ? 'Dear resident,' : `Dear ${name},`),
  closing: (municipality) => `Kind regards, the municipality of ${municipality}.`,
  read: 'Read more on the site',
  digest: {
    subject: (count, municipality) =>
      count === 1
        ? `One message from the municipality of ${municipality}`
        : `${count} messages from the municipality of ${municipality}`,
    opening: 'This is new for you.',
  },
  footer: {
    why: (municipality) =>
      `You get this message because you take part in your neighbourhood, in the municipality of ${municipality}.`,
    compulsory: 'This message belongs to your application or your work. You cannot switch it off.',
    noReply: 'Do not reply to this e-mail: nobody reads the reply.',
    settings: 'Choose which messages you get',
    unsubscribe: (topic) => `No more e-mail about ${topic}`,
  },
  letter: {
    title: 'Letter',
    reference: (reference) => `Reference: ${reference}`,
    resident: 'To the resident',
    addressUnknown: 'The address is not in this system.',
    help: (municipality) =>
      `Do you have questions? The desk of the municipality of ${municipality} helps you. Please give the reference of this letter.`,
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
  unsubscribed: {
    ask: (topic, municipality) =>
      `You then get no more e-mail from the municipality of ${municipality} about ${topic}. The messages are still on the site.`,
    question: 'No more e-mail?',
    button: 'Yes, no more e-mail',
    done: (topic) => `You get no more e-mail about ${topic}.`,
    doneHeading: 'It is done',
    kept: 'You can change this again on the site.',
    compulsory: 'You do get letters that belong to an application.',
    unknownHeading: 'This link does not work',
    unknown: 'The link is not complete. Use the link in the e-mail.',
  },
  all: 'what is in this overview',
};
