import { afterAll, beforeAll, describe } from '@jest/globals';
import { theAdvice } from './support/year-chapter-advice.js';
import { theDecisions } from './support/year-chapter-decisions.js';
import { theEnd } from './support/year-chapter-end.js';
import { thePlans } from './support/year-chapter-plans.js';
import { theStart } from './support/year-chapter-start.js';
import { theVote } from './support/year-chapter-vote.js';
import { YearStory } from './support/year-story.js';

/**
 * One walk through a year, in order: each step stands on the one before it. The real api and the real
 * worker share a clock that is set from one moment to the next; only the clock moves the rounds.
 */
describe('a year of a municipality with three wijkteams', () => {
  const story = new YearStory();

  beforeAll(() => story.open());

  afterAll(() => story.town.close());

  theStart(story);
  thePlans(story);
  theAdvice(story);
  theVote(story);
  theDecisions(story);
  theEnd(story);
});
