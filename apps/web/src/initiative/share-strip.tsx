import type { ReactNode } from 'react';

type Props = { readonly part: number; readonly whole: number };

/** The picture of a part of a whole; the figures always stand beside it in words. */
export function ShareStrip({ part, whole }: Props): ReactNode {
  const share = whole <= 0 ? 0 : Math.min(100, (100 * part) / whole);
  return (
    <svg className="strip strip--thin" aria-hidden="true" focusable="false">
      <rect width={`${share}%`} height="100%" className="f-paid" />
    </svg>
  );
}
