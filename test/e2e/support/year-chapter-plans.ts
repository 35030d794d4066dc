import { expect, it } from '@jest/globals';
import type { YearPerson } from './year-people.js';
import { proposeAll } from './year-plans.js';
import { accept, type YearInitiative } from './year-rounds.js';
import { SUPPORT_COUNT } from './year-rules.js';
import { problem, type YearStory } from './year-story.js';

/** Residents send in what they want to do, and the small plans get their money in line. */
export function thePlans(story: YearStory): void {
  let organ: YearInitiative | undefined;

  it('takes initiatives, one of them from a member of a wijkteam', async () => {
    const { a, b, c, proposers } = story.cast;
    story.voted = await proposeAll(story.rounds.vote, a, proposers.a, [
      { title: 'Plein aan de haven', costCents: 600_000 },
      { title: 'Pluktuin bij de school', costCents: 300_000 },
      { title: 'Bankjes langs de kade', costCents: 400_000 },
      { title: 'Speelschip', costCents: 900_000 },
    ]);
    story.advised = await proposeAll(
      story.rounds.advice,
      b,
      [b.members[0]!, ...proposers.b],
      [
        { title: 'Geveltuinen', costCents: 300_000 },
        { title: 'Repaircafé', costCents: 250_000 },
        { title: 'Lichtshow', costCents: 400_000 },
      ],
    );
    story.gathered = await proposeAll(story.rounds.assembly, c, proposers.c, [
      { title: 'Moestuin', costCents: 200_000 },
      { title: 'Buurtfeest', costCents: 150_000 },
      { title: 'Muurschildering', costCents: 350_000 },
    ]);
    const tooDear = proposeAll(story.rounds.vote, a, proposers.a, [
      { title: 'Zwembad', costCents: 1_000_001 },
    ]);

    await expect(tooDear).rejects.toThrow('rule-of-play-initiative-ceiling');
  });

  it('serves small plans in line until the money is gone, and then whoever waits', async () => {
    story.small = await proposeAll(story.rounds.line, story.cast.a, story.cast.proposers.a, [
      { title: 'Bloembakken', costCents: 35_000 },
      { title: 'Straatfeest', costCents: 70_000 },
      { title: 'Fietscursus', costCents: 45_000 },
      { title: 'Boekenkast', costCents: 45_000 },
    ]);
    const before = await story.statesInLine();

    await story.small[2]!.by.does(`/initiatives/${story.small[2]!.id}/withdrawals`, undefined);

    expect(before).toEqual(['reserved', 'reserved', 'reserved', 'waiting']);
    expect(await story.statesInLine()).toEqual(['reserved', 'reserved', 'withdrawn', 'reserved']);
  });

  it('awards them by the mandate, and nothing above its ceiling', async () => {
    const { treasurer, members } = story.cast.a;
    for (const index of [0, 1, 3]) await accept(members[0]!, story.small[index]!);
    const award = (by: YearPerson, index: number) =>
      story.allocate(by, story.rounds.line, {
        ...{ initiativeIds: [story.small[index]!.id], mandateId: story.mandateId },
        motivation: 'Klein en goed voor de straat.',
      });

    const answers = [
      await award(members[0]!, 0),
      await award(treasurer, 0),
      await award(treasurer, 1),
      await award(treasurer, 3),
    ];

    expect(answers.map(({ status, body }) => [status, body['type']])).toEqual([
      [403, problem('mandate-refused')],
      [201, undefined],
      [409, problem('mandate-exceeded')],
      [201, undefined],
    ]);
    expect(await story.statesInLine()).toEqual(['awarded', 'reserved', 'withdrawn', 'awarded']);
  });

  it('gathers the support of residents for all plans of the vote but one', async () => {
    const { a, proposers, voters } = story.cast;
    const lonely = { title: 'Windorgel', costCents: 200_000 };
    [organ] = await proposeAll(story.rounds.vote, a, proposers.a, [lonely]);
    await story.day(-50);
    const support = (by: YearPerson, id: string) =>
      by.does(`/initiatives/${id}/supports`, undefined);

    for (const { id } of story.voted) {
      for (const voter of voters.slice(0, SUPPORT_COUNT)) await support(voter, id);
    }
    await support(voters[0]!, organ!.id);

    const found = [];
    for (const { id } of [...story.voted, organ!]) {
      found.push((await story.town.read(`/initiatives/${id}/support`))['count']);
    }
    expect(found).toEqual([3, 3, 3, 3, 1]);
    expect(await story.phaseOf(story.rounds.vote)).toBe('support');
  });

  it('screens what was sent in and has its support, before the ballot is fixed', async () => {
    const { a, c, contactPersons } = story.cast;
    for (const each of story.advised) await accept(contactPersons[0], each);
    for (const each of story.gathered) await accept(c.members[0]!, each);
    await story.day(-44);

    for (const each of story.voted) await accept(a.members[1]!, each);

    const ended = await story.town.read(`/initiatives/${organ!.id}`);
    expect(ended['state']).toBe('rejected');
    expect(ended['screeningReason']).toContain('3 steunbetuigingen nodig');
    expect(await story.phaseOf(story.rounds.vote)).toBe('screening');
    expect(await story.phaseOf(story.rounds.advice)).toBe('deciding');
  });
}
