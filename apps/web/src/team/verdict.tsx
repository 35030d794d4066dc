import type { ReactNode } from 'react';
import { TeamIcon } from './team-icon.js';

type Props = { readonly isSound: boolean; readonly children: ReactNode };

/** Whether something still is what was published: in words, with a mark beside them. */
export function Verdict({ isSound, children }: Props): ReactNode {
  return (
    <p className={isSound ? 'notice notice--done' : 'notice notice--error'}>
      <TeamIcon name={isSound ? 'done' : 'warning'} />
      <span>{children}</span>
    </p>
  );
}
