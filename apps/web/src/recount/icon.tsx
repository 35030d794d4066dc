import type { ReactNode } from 'react';

const PATHS = {
  done: 'M4 12.5 9.5 18 20 6.5',
  wrong: 'M6 6l12 12M18 6 6 18',
  wait: 'M12 6v6l4 2M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18',
};

/** A drawing that always stands beside a word. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
