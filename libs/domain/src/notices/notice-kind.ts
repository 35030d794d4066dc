/** What people are told, and what the text of each message is made of. Days are `YYYY-MM-DD`. */
export type NoticeFacts = {
  readonly 'initiative-received': Titled & { readonly reference: string; readonly hearBy: string };
  readonly 'co-initiator-invited': Titled & { readonly by: string };
  readonly 'initiative-changed': Titled & { readonly what: string };
  /** Why, if its initiators said so. */
  readonly 'initiative-withdrawn': Titled & { readonly reason: string | null };
  readonly 'draft-reminder': Titled & { readonly closesOn: string };
  readonly 'ballot-reminder': { readonly roundName: string; readonly closesOn: string };
  readonly 'merge-proposed': Titled & { readonly into: string; readonly answerBy: string };
  readonly 'initiatives-merged': Reasoned & { readonly into: string };
  readonly 'initiative-split': Reasoned & { readonly into: string };
  readonly 'support-reached': Titled & { readonly count: number };
  readonly 'support-not-reached': Titled & { readonly count: number; readonly needed: number };
  readonly 'comment-answered': Titled;
  readonly 'comment-hidden': Reasoned;
  readonly 'comment-appeal-decided': Reasoned & { readonly outcome: string };
  readonly 'contact-person-named': Titled & { readonly name: string; readonly contact: string };
  readonly 'screening-intended': Screened & { readonly answerBy: string };
  readonly 'initiative-screened': Screened;
  readonly 'term-extended': Reasoned & { readonly newDate: string };
  readonly 'term-suspended': Reasoned & { readonly until: string };
  readonly 'term-passed': Titled & {
    readonly what: string;
    readonly dueOn: string;
    readonly escalatedTo: string;
  };
  readonly 'advice-requested': Titled & { readonly department: string; readonly answerBy: string };
  /** Why each initiative got money or not stands in the letters of the decision. */
  readonly 'round-outcome': { readonly roundName: string; readonly decisionId: string };
  readonly 'milestone-reached': Titled & { readonly milestone: string };
  readonly 'progress-posted': Titled;
  readonly 'judgement-asked': Titled;
  readonly 'promise-made': { readonly text: string; readonly dueOn: string };
  readonly 'promise-kept': { readonly text: string };
  readonly 'promise-broken': { readonly text: string; readonly reason: string };
  readonly 'story-published': Titled;
};

type Titled = { readonly title: string };
type Reasoned = Titled & { readonly reason: string };
type Screened = Reasoned & { readonly result: string };

export type NoticeKind = keyof NoticeFacts;

/** What people choose about, message by message being too much to ask. */
export const NOTICE_TOPICS = [
  'initiatives',
  'outcomes',
  'comments',
  'reminders',
  'progress',
  'promises',
  'work',
] as const;
export type NoticeTopic = (typeof NOTICE_TOPICS)[number];

export type NoticeTrait = {
  readonly topic: NoticeTopic;
  /**
   * Whether it is part of a procedure with terms (Awb 3:41, 4:3a, 4:7, 4:14, 4:15) or asks for an
   * answer by a day: it comes at once, whatever somebody chose about its topic.
   */
  readonly isCompulsory: boolean;
};

const ofTopic =
  (topic: NoticeTopic) =>
  (isCompulsory = false): NoticeTrait => ({ topic, isCompulsory });
const initiatives = ofTopic('initiatives');
const comments = ofTopic('comments')();
const reminders = ofTopic('reminders')();
const progress = ofTopic('progress')();
const promises = ofTopic('promises')();
const work = ofTopic('work')(true);

/** The topic of each kind of message, and whether nobody can do without it. */
export const NOTICE_TRAITS: Readonly<Record<NoticeKind, NoticeTrait>> = {
  'initiative-received': initiatives(true),
  'co-initiator-invited': initiatives(true),
  'initiative-changed': initiatives(),
  'initiative-withdrawn': initiatives(),
  'draft-reminder': reminders,
  'ballot-reminder': reminders,
  'merge-proposed': initiatives(true),
  'initiatives-merged': initiatives(),
  'initiative-split': initiatives(),
  'support-reached': initiatives(),
  'support-not-reached': initiatives(),
  'comment-answered': comments,
  'comment-hidden': comments,
  'comment-appeal-decided': comments,
  'contact-person-named': initiatives(),
  'screening-intended': initiatives(true),
  'initiative-screened': initiatives(true),
  'term-extended': initiatives(true),
  'term-suspended': initiatives(true),
  'term-passed': work,
  'advice-requested': work,
  'round-outcome': ofTopic('outcomes')(),
  'milestone-reached': progress,
  'progress-posted': progress,
  'judgement-asked': progress,
  'promise-made': promises,
  'promise-kept': promises,
  'promise-broken': promises,
  'story-published': progress,
};

export const NOTICE_KINDS = Object.keys(NOTICE_TRAITS) as readonly NoticeKind[];

/** What a message is about. */
export type NoticeSubject = {
  readonly kind: 'initiative' | 'round' | 'promise' | 'person';
  readonly id: string;
};

/** Whom it is for; who they are is looked up when it is spread. */
export type NoticeAudience =
  | { readonly kind: 'people'; readonly personIds: readonly string[] }
  /** Who proposed an initiative, its confirmed co-initiators, and who staff entered it for. */
  | { readonly kind: 'initiators'; readonly initiativeId: string }
  /** Its initiators, and who supports it or follows its comments. */
  | { readonly kind: 'followers'; readonly initiativeId: string }
  /** The initiators and supporters of a round's initiatives, and everybody who could vote in it. */
  | { readonly kind: 'round'; readonly roundId: string }
  /** Who has a vote in a round, asked to be reminded of it, and did not vote. Nobody is listed. */
  | { readonly kind: 'vote-reminder'; readonly roundId: string };

/** Something that people are told once each. */
export type Announcement = {
  readonly [Kind in NoticeKind]: {
    readonly id: string;
    readonly kind: Kind;
    /** Names the event: announced again under the same key, it is no second message. */
    readonly eventKey: string;
    readonly subject: NoticeSubject;
    readonly audience: NoticeAudience;
    /** Only what everybody may know: it goes by mail. */
    readonly facts: NoticeFacts[Kind];
    readonly announcedAt: Date;
  };
}[NoticeKind];

export const EVENT_KEY_LENGTH_MAX = 200;
