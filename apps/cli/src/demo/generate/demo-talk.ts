import type { Comment, PopulatedArea, StoryText } from '#domain';

/** That a resident supports an initiative, by account. */
export type DemoSupport = {
  readonly id: string;
  readonly initiativeId: string;
  readonly personId: string;
  readonly supportedAt: Date;
};

/** What somebody finds wrong with a comment. */
export type DemoReport = {
  readonly commentId: string;
  readonly reportedBy: string;
  readonly reason: string;
  readonly reportedAt: Date;
};

/** What residents say about initiatives, with their support and in words. */
export type DemoTalk = {
  readonly supports: readonly DemoSupport[];
  /** In the order in which they were written. */
  readonly comments: readonly Comment[];
  readonly reports: readonly DemoReport[];
};

/** What came of an initiative, as its wijkteam tells it. */
export type DemoStory = {
  readonly id: string;
  readonly initiativeId: string;
  readonly wijkteamId: string;
  readonly toldBy: string;
  /** No earlier than its initiative was finished. */
  readonly toldAt: Date;
  readonly text: Omit<StoryText, 'photos'>;
  /** What is to be seen on its photo; null for a story without one. */
  readonly photoText: string | null;
};

/** How many people live where, and in which buurt each resident does. All of it is made up. */
export type DemoFigures = {
  readonly id: string;
  readonly year: number;
  readonly population: readonly PopulatedArea[];
  readonly residences: readonly { readonly personId: string; readonly areaId: string }[];
};
