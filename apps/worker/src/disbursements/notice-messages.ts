/** What a notice tells, ready to be put into words. */
export type NoticeWords = {
  readonly payeeName: string;
  readonly municipality: string;
  readonly wijkteam: string;
  readonly initiative: string;
  /** As people of the language write it. */
  readonly amount: string;
  readonly tranche: number;
  readonly description: string;
  /** The last characters of the account, never all of it. */
  readonly accountEnd: string;
  /** What to name when asking about it. */
  readonly reference: string;
};

/** The texts of a payment notice in one language, at level B1. */
export type NoticeMessages = {
  /** BCP 47; amounts are written its way. */
  readonly locale: string;
  readonly subject: (words: NoticeWords) => string;
  /** Paragraphs; a line break inside one stays. */
  readonly body: (words: NoticeWords) => readonly string[];
};
