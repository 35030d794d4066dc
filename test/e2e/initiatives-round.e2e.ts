import { afterAll, beforeAll, describe } from '@jest/globals';
import { thirtyAnswers } from './support/thirty-chapter-answers.js';
import { thirtyDecisions } from './support/thirty-chapter-decision.js';
import { thirtyPlans } from './support/thirty-chapter-plans.js';
import { thirtyScreenings } from './support/thirty-chapter-screening.js';
import { ThirtyStory } from './support/thirty-story.js';

/**
 * One walk from thirty drafts to the answer that everybody gets, in order: each step stands on the one
 * before it. The real api and the real worker share a clock that is set from one moment to the next.
 */
describe('thirty initiatives in one round', () => {
  const story = new ThirtyStory();

  beforeAll(() => story.open());

  afterAll(() => story.town.close());

  thirtyPlans(story);
  thirtyScreenings(story);
  thirtyDecisions(story);
  thirtyAnswers(story);
});
