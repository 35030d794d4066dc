import { describe, expect, it } from '@jest/globals';
import { NOTHING_PLANNED, type Timeline, timelineFaults } from './timeline.js';

const at = (day: number): Date => new Date(Date.UTC(2026, 4, day));

function aTimeline(...days: readonly (number | null)[]): Timeline {
  const [
    submissionOpensAt = null,
    submissionClosesAt = null,
    votingOpensAt = null,
    votingClosesAt = null,
  ] = days.map((day) => (day === null ? null : at(day)));
  const planned = { submissionOpensAt, submissionClosesAt, votingOpensAt, votingClosesAt };
  return { ...NOTHING_PLANNED, ...planned };
}

describe('a timeline', () => {
  it.each([
    ['nothing is planned', aTimeline()],
    ['all moments follow one another', aTimeline(1, 2, 3, 4)],
    ['some moments are not planned', aTimeline(1, null, null, 4)],
  ])('is in order when %s', (_, timeline) => {
    expect(timelineFaults(timeline)).toEqual([]);
  });

  it.each([
    ['two moments are the same', aTimeline(1, 1), ['submissionClosesAt']],
    ['one comes before the one before it', aTimeline(1, 3, 2, 4), ['votingOpensAt']],
    ['it is so across a gap', aTimeline(5, null, null, 4), ['votingClosesAt']],
    [
      'all stand the wrong way round',
      aTimeline(4, 3, 2, 1),
      ['submissionClosesAt', 'votingOpensAt', 'votingClosesAt'],
    ],
  ])('is out of order when %s', (_, timeline, names) => {
    expect(timelineFaults(timeline).map(({ name }) => name)).toEqual(names);
  });
});
