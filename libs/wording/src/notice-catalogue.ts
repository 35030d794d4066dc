import type { NoticeFacts, NoticeKind, NoticeTopic, ProjectFate } from '#domain';

/** A message in words: its subject, and its paragraphs; each ends with a full stop or the like. */
export type NoticeWords = {
  readonly subject: string;
  readonly paragraphs: readonly string[];
};

/** How a language says days and numbers. */
export type NoticeSay = {
  /** A day in words, such as `5 januari 2027`. */
  readonly day: (isoDay: string) => string;
  readonly number: (value: number) => string;
};

/** The kinds whose text follows from their facts alone; the outcome of a round is made of letters. */
export type PlainKind = Exclude<NoticeKind, 'round-outcome'>;

/** The texts of messages in one language, at level B1, and the words around them. */
export type NoticeCatalogue = {
  /** BCP 47. */
  readonly locale: string;
  readonly kinds: {
    readonly [Kind in PlainKind]: (facts: NoticeFacts[Kind], say: NoticeSay) => NoticeWords;
  };
  readonly topics: Readonly<Record<NoticeTopic, string>>;
  readonly greeting: (name: string | null) => string;
  readonly closing: (municipality: string) => string;
  readonly read: string;
  readonly digest: {
    readonly subject: (count: number, municipality: string) => string;
    readonly opening: string;
  };
  readonly footer: {
    readonly why: (municipality: string) => string;
    readonly compulsory: string;
    readonly noReply: string;
    readonly settings: string;
    readonly unsubscribe: (topic: string) => string;
  };
  readonly letter: {
    readonly title: string;
    readonly reference: (reference: string) => string;
    readonly resident: string;
    readonly addressUnknown: string;
    readonly help: (municipality: string) => string;
    readonly page: (page: number, pages: number) => string;
  };
  readonly unsubscribed: {
    readonly ask: (topic: string, municipality: string) => string;
    readonly question: string;
    readonly button: string;
    readonly done: (topic: string) => string;
    readonly doneHeading: string;
    readonly kept: string;
    readonly compulsory: string;
    readonly unknownHeading: string;
    readonly unknown: string;
  };
  readonly all: string;
};

/** The words of a round's outcome in one language. */
export type OutcomeCatalogue = {
  readonly subject: (round: string) => string;
  readonly opening: (round: string) => string;
  readonly ownHeading: string;
  readonly othersHeading: string;
  readonly funded: (title: string, amount: string) => string;
  readonly notFunded: (title: string, cost: string) => string;
  readonly votes: (votes: string, ballots: string) => string;
  readonly place: (place: number) => string;
  readonly fates: Readonly<Record<ProjectFate, string>>;
  readonly leftover: (left: string) => string;
  readonly team: (text: string) => string;
  readonly deviation: (text: string) => string;
  readonly screening: (text: string) => string;
  readonly more: (count: number) => string;
  readonly letter: string;
};
