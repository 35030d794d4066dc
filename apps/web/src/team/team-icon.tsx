import type { ReactNode } from 'react';

const PATHS = {
  done: 'M4 12.5 9.5 18 20 6.5',
  wrong: 'M6 6l12 12M18 6 6 18',
  wait: 'M12 7v5l3.5 2M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18',
  warning: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.2',
  equal: 'M5 9.500h14M5 14.500h14',
};

export type TeamIconName = keyof typeof PATHS;

/** A drawing that always stands beside a word. */
export function TeamIcon({ name }: { readonly name: TeamIconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
