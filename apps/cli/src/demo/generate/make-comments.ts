import type { AnsweredAs, Comment, Initiative } from '#domain';
import type { DemoTeam } from './demo-people.js';
import type { DemoReport, DemoTalk } from './demo-talk.js';
import type { DemoRound } from './demo-types.js';
import { type DemoThread, THREADS, type ThreadVoice } from './demo-threads.js';
import { minutesAfter } from './moments.js';
import { openRandom, type Random } from './random.js';

const ASKED_AFTER_MINUTES = 1.5 * 1440;
const ANSWERED_AFTER_MINUTES = 300;
const REPORTED_AFTER_MINUTES = 45;

type Thread = {
  readonly comments: readonly Comment[];
  readonly reports: readonly DemoReport[];
};

/** What is said and asked about the initiatives of a round, each by another resident. */
export function makeComments(
  { initiatives }: DemoRound,
  team: DemoTeam,
): Pick<DemoTalk, 'comments' | 'reports'> {
  const threads = THREADS.flatMap((thread) => {
    const initiative = initiatives.find(({ title }) => title.startsWith(thread.plan));
    return initiative === undefined ? [] : [threadOn(initiative, team, thread)];
  });
  return {
    comments: threads.flatMap(({ comments }) => comments),
    reports: threads.flatMap(({ reports }) => reports),
  };
}

function threadOn(initiative: Initiative, team: DemoTeam, thread: DemoThread): Thread {
  const random = openRandom(`${thread.text} of ${initiative.id}`);
  const { asker, reporter, voices } = peopleOf(initiative, team, { thread, random });
  const handedInAt = initiative.submittedAt ?? initiative.createdAt;
  const writtenAt = minutesAfter(handedInAt, ASKED_AFTER_MINUTES);
  const { kind, text, answers, reported } = thread;
  const said = { initiativeId: initiative.id, writtenBy: asker, writtenAt };
  const first = commentOf(random, { ...said, parentId: null, kind, text, answeredAs: null });
  const replies = answers.map(([voice, reply], index) =>
    commentOf(random, {
      ...{ ...said, parentId: first.id, kind: 'answer', text: reply },
      answeredAs: kind === 'question' ? officeOf(voice) : null,
      writtenBy: voices[voice],
      writtenAt: minutesAfter(writtenAt, (index + 1) * ANSWERED_AFTER_MINUTES),
    }),
  );
  const reportedAt = minutesAfter(writtenAt, REPORTED_AFTER_MINUTES);
  const report = { commentId: first.id, reportedBy: reporter, reportedAt };
  return {
    comments: [first, ...replies],
    reports: reported === undefined ? [] : [{ ...report, reason: reported }],
  };
}

type Speakers = {
  readonly asker: string;
  readonly reporter: string;
  readonly voices: Readonly<Record<ThreadVoice, string>>;
};

/** Who says what: residents who did not propose the initiative, and those who answer for it. */
function peopleOf(
  { proposedBy }: Initiative,
  { contactPerson, residents }: DemoTeam,
  { thread, random }: { readonly thread: DemoThread; readonly random: Random },
): Speakers {
  const others = residents.map(({ id }) => id).filter((id) => id !== proposedBy);
  const [someone = '', reporter = '', resident = ''] = random.sample(others.slice(1), 3);
  const [first = ''] = others;
  return {
    asker: thread.isOfFirst === true ? first : someone,
    reporter,
    voices: { initiator: proposedBy ?? '', 'contact-person': contactPerson.id, resident },
  };
}

function officeOf(voice: ThreadVoice): AnsweredAs | null {
  return voice === 'resident' ? null : voice;
}

function commentOf(
  random: Random,
  comment: Omit<Comment, 'id' | 'state' | 'editedAt' | 'version'>,
): Comment {
  return { ...comment, id: random.uuid(), state: 'shown', editedAt: null, version: 1 };
}
