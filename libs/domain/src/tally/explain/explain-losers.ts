import { equalSharesVariant } from '../equal-shares/proportional-rules.js';
import { leastScore } from '../tally-election.js';
import { noteMargin, openNotes, sharesSteps } from './explain-shares.js';
import { type ExplainTask, type OnExplainProgress, recountsFor } from './explain-task.js';
import type { LoserFacts } from './loser-facts.js';
import { newVotersByRecount, priceByRecount, type RecountTerms } from './missing-support.js';
import { booksPayments, moneyOf, openMoneyBook } from './money-of-supporters.js';
import { openRecount } from './recount.js';
import { heldBy, openAccount, type SharesDetail } from './shares-account.js';
import { voterBounds } from './voter-bounds.js';
import { measureLosers, type RunMeasures } from './shares-measures.js';
import type { ExplainedInitiative, ExplainedStep, Measure } from './tally-explanation.js';

/** What is told of a project that did not win. */
export type LoserAccount = Pick<
  ExplainedInitiative,
  'missing' | 'money' | 'effectiveSupport' | 'effectiveVotes'
>;

type SharesTask = ExplainTask & {
  readonly detail: SharesDetail;
  readonly losers: readonly LoserFacts[];
};

/** Explains a count by Equal Shares of which the shares stand. */
export function explainShares(
  task: SharesTask,
  onProgress: OnExplainProgress,
): {
  readonly steps: readonly ExplainedStep[];
  readonly accounts: ReadonlyMap<string, LoserAccount>;
} {
  const { election, rule, result, detail, losers, terms } = task;
  const { threshold, ties } = rule;
  const utility = equalSharesVariant(rule.rule)?.utility ?? 'cost';
  const scoreMin = leastScore(election.form, threshold);
  const account = openAccount(election, detail, { ties, utility, scoreMin });
  const notes = openNotes(account);
  const freeCount = result.winners.length - detail.trace.length - detail.completed.length;
  const places = losers.map(({ project }) => project);
  const book = openMoneyBook(places);
  const unspent = new Map<number, bigint>();
  const measures = measureLosers(account, places, {
    onRound: (round) => {
      noteMargin(round, notes, freeCount);
      if (round.next !== null) return;
      for (const place of places) unspent.set(place, heldBy(account, place, round.budgets));
    },
    onPayment: booksPayments(account, book),
  });
  const recountTerms = {
    election,
    recount: openRecount(election, rule),
    purse: { left: recountsFor(task) },
    voterPurse: { left: recountsFor(task) },
  };
  const accounts = losers.map((facts, index): [string, LoserAccount] => {
    onProgress(index, losers.length);
    const run = measures.get(facts.project) ?? NOTHING;
    const money = moneyOf(account, book, facts.project, {
      minimumGroup: terms.minimumGroup,
      unspent: unspent.get(facts.project) ?? 0n,
    });
    const { effectiveSupport, effectiveVotes } = run;
    const missing = missingOf(task, recountTerms, facts, run);
    return [facts.id, { missing, money, effectiveSupport, effectiveVotes }];
  });
  const steps = sharesSteps({ budget: election.budget, result }, detail, notes.margins);
  return { steps, accounts: new Map(accounts) };
}

const NOTHING: RunMeasures = {
  price: null,
  addedApprovals: null,
  effectiveSupport: 0,
  effectiveVotes: null,
};

/**
 * What a loser was missing. In a rule without completion the run is the whole rule, so that its measures
 * hold in a recount; otherwise they are tried out in recounts, and the price is searched if it differs.
 */
function missingOf(
  { rule, election }: SharesTask,
  terms: RecountTerms,
  facts: LoserFacts,
  run: RunMeasures,
): ExplainedInitiative['missing'] {
  const variant = equalSharesVariant(rule.rule);
  const isWhole = variant?.completion === 'none' && variant.comparison === 'none';
  const measuredIn = isWhole ? 'recount' : 'final-run';
  const inRun = <Value>(value: Value | null): Measure<Value> | null =>
    value === null ? null : { value, measuredIn };
  const price = isWhole ? null : priceByRecount(terms, facts, run.price);
  const bounds = voterBounds(election, facts, { rule: rule.rule, threshold: rule.threshold });
  return {
    price: price ?? inRun(run.price),
    addedApprovals: inRun(run.addedApprovals),
    newVoters: newVotersByRecount(terms, facts, bounds, false),
    addedPoints: null,
  };
}
