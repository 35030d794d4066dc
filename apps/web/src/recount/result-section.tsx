import { type ReactNode, useEffect, useRef } from 'react';
import type { Election, Result } from '../../public/engine/tally-engine.js';
import { OtherPlans } from './other-plans.js';
import { ruleName } from './rule-name.js';
import { SharesAccount } from './shares-account.js';
import { TieList } from './tie-list.js';
import { useRecountMessages } from './use-recount-messages.js';
import { WinnersTable } from './winners-table.js';

type Props = {
  readonly election: Election;
  readonly result: Result;
  /** The time of the count alone. */
  readonly milliseconds: number;
};

/** What the count came to. It takes the focus, each time that there is a new result. */
export function ResultSection({ election, result, milliseconds }: Props): ReactNode {
  const { words, whole, decimal, amounts } = useRecountMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [result]);
  const { winners, spent, leftover, rule, detail } = result;
  const format = amounts([spent, leftover], election.currency);
  const chosen = whole(winners.length);
  return (
    <section className="section flow" aria-labelledby="uitslag">
      <h2 id="uitslag" ref={heading} tabIndex={-1}>
        {words.result.heading}
      </h2>
      <p className="say">
        {leftover < 0n
          ? words.result.short(chosen, format(spent), format(-leftover))
          : words.result.sentence(chosen, format(spent), format(leftover))}
      </p>
      <p className="soft">
        {words.result.rule(ruleName(rule, words), rule)}{' '}
        {words.result.time(decimal(milliseconds / 1000, 3))}
      </p>
      <WinnersTable election={election} result={result} />
      <OtherPlans election={election} result={result} />
      {detail.kind === 'equal-shares' && <SharesAccount election={election} detail={detail} />}
      <TieList election={election} ties={result.ties} />
    </section>
  );
}
