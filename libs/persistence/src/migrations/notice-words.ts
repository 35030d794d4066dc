/** The kinds of messages that the schema knew when its tables were made. */
export const NOTICE_KINDS = `'initiative-received', 'co-initiator-invited', 'initiative-changed', 'initiative-withdrawn', 'draft-reminder',
  'ballot-reminder', 'merge-proposed', 'initiatives-merged', 'initiative-split', 'support-reached',
  'support-not-reached', 'comment-answered', 'comment-hidden', 'comment-appeal-decided', 'contact-person-named',
  'screening-intended', 'initiative-screened', 'term-extended', 'term-suspended', 'term-passed', 'advice-requested',
  'round-outcome', 'milestone-reached', 'progress-posted', 'judgement-asked', 'promise-made', 'promise-kept',
  'promise-broken', 'story-published'`;
