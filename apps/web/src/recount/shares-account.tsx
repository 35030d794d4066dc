import type { ReactNode } from 'react';
import type { Detail, Election, Fraction } from '../../public/engine/tally-engine.js';
import { givesPoints, projectNames } from './rule-name.js';
import { useRecountMessages } from './use-recount-messages.js';

type Shares = Extract<Detail, { kind: 'equal-shares' }>;
type Props = { readonly election: Election; readonly detail: Shares };

/** What every voter had, and who paid what for each plan. */
export function SharesAccount({ election, detail }: Props): ReactNode {
  const { words, whole, amounts } = useRecountMessages();
  const { endowment, increments, completed } = detail;
  const { cents, isExact } = wholeCents(endowment);
  const names = projectNames(election);
  const amount = amounts([1n], election.currency)(cents);
  return (
    <>
      <h3>{words.shares.heading}</h3>
      <p>{isExact ? words.shares.exact(amount) : words.shares.about(amount)}</p>
      {increments > 0n && <p>{words.shares.raised(whole(increments))}</p>}
      <Comparison detail={detail} />
      {detail.trace.length > 0 && <h4>{words.shares.steps}</h4>}
      <ol className="count">
        {detail.trace.map((step) => (
          <li key={step.id}>
            <b>{names.get(step.id)}</b>
            <Payment election={election} price={step.price} voters={step.fullPayers} />
            {step.shortPayers > 0 && <p>{words.shares.shortPaid(whole(step.shortPayers))}</p>}
          </li>
        ))}
      </ol>
      {completed.length > 0 && (
        <>
          <p>{words.shares.completed}</p>
          <ul>
            {completed.map((id) => (
              <li key={id}>{names.get(id)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Comparison({ detail: { comparison } }: { readonly detail: Shares }): ReactNode {
  const { words, whole } = useRecountMessages();
  if (comparison === null) return null;
  const { prefersShares, prefersGreedy, chosen } = comparison;
  return (
    <p>
      {words.shares.comparison(whole(prefersShares), whole(prefersGreedy))}{' '}
      {words.shares.chosen[chosen]}
    </p>
  );
}

type PaymentProps = {
  readonly election: Election;
  readonly price: Fraction;
  readonly voters: number;
};

function Payment({ election, price, voters }: PaymentProps): ReactNode {
  const { words, whole, amounts } = useRecountMessages();
  if (voters === 0) return null;
  const { cents, isExact } = wholeCents(price);
  const paid = amounts([1n], election.currency)(cents);
  const amount = isExact ? paid : words.shares.roughly(paid);
  const say = givesPoints(election) ? words.shares.allPaidPoints : words.shares.allPaid;
  return <p>{say(whole(voters), amount)}</p>;
}

/** An amount in whole cents, rounded to the nearest one, a half upwards. */
function wholeCents({ numerator, denominator }: Fraction): {
  readonly cents: bigint;
  readonly isExact: boolean;
} {
  return {
    cents: (2n * numerator + denominator) / (2n * denominator),
    isExact: numerator % denominator === 0n,
  };
}
