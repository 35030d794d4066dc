import type { ReactNode } from 'react';

export type RouteState = 'done' | 'now' | 'next';

/** The mark of a step on a route; the state always stands beside it in words. */
export function RouteMark({ state }: { readonly state: RouteState }): ReactNode {
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {state === 'done' && (
        <>
          <circle cx="12" cy="12" r="11" className="f-paid" />
          <path d="M7 12.500 10.500 16 17 8.500" className="s-paper f-none" />
        </>
      )}
      {state === 'now' && (
        <>
          <circle cx="12" cy="12" r="9.500" className="f-paper s-accent" />
          <circle cx="12" cy="12" r="5" className="f-paid" />
        </>
      )}
      {state === 'next' && <circle cx="12" cy="12" r="10.500" className="f-paper s-line" />}
    </svg>
  );
}
