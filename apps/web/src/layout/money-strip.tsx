import { type ReactNode, useId } from 'react';
import { useLanguage } from '../messages/language.js';
import { money } from '../messages/format.js';

/** Where an amount of money is. The three parts make up the whole. */
export type MoneyParts = {
  readonly paidCents: number;
  /** Promised to an initiative and not paid yet. */
  readonly promisedCents: number;
  readonly freeCents: number;
};

/** The picture of a budget: solid is paid, hatched is promised, white is free; and the amounts. */
export function MoneyStrip({ paidCents, promisedCents, freeCents }: MoneyParts): ReactNode {
  const { locale, messages } = useLanguage();
  const hatch = useId();
  const total = Math.max(1, paidCents + promisedCents + freeCents);
  const share = (cents: number): string => `${(100 * cents) / total}%`;
  const format = money(locale, [paidCents, promisedCents, freeCents]);
  return (
    <>
      <svg className="strip" aria-hidden="true" focusable="false">
        <Hatch id={hatch} />
        <rect width={share(paidCents)} height="100%" className="f-paid" />
        <rect
          x={share(paidCents)}
          width={share(promisedCents)}
          height="100%"
          fill={`url(#${hatch})`}
        />
      </svg>
      <dl className="keys keys--3">
        <Key label={messages.money.paid} amount={format(paidCents)}>
          <rect width="100%" height="100%" className="f-paid" />
        </Key>
        <Key label={messages.money.promised} amount={format(promisedCents)}>
          <rect width="100%" height="100%" fill={`url(#${hatch})`} />
        </Key>
        <Key label={messages.money.free} amount={format(freeCents)}>
          <rect width="100%" height="100%" className="f-paper" />
        </Key>
      </dl>
    </>
  );
}

function Hatch({ id }: { readonly id: string }): ReactNode {
  return (
    <defs>
      <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" className="f-soft" />
        <path d="M-2 10 10-2M-2 2 2-2M6 10l4-4" className="s-accent f-none" />
      </pattern>
    </defs>
  );
}

type KeyProps = { readonly label: string; readonly amount: string; readonly children: ReactNode };

function Key({ label, amount, children }: KeyProps): ReactNode {
  return (
    <div>
      <svg aria-hidden="true" focusable="false">
        {children}
      </svg>
      <dt>{label}</dt>
      <dd>
        <span className="num">{amount}</span>
      </dd>
    </div>
  );
}
