import type { ReactNode } from 'react';
import { useTeamMessages } from './use-team-messages.js';

type Props = {
  readonly label: string;
  /** A SHA-256 in hex. */
  readonly hash: string;
};

const SHOWN = 12;
const GROUP = 4;

/** A check code: its beginning, and the whole of it for whoever asks. */
export function CheckCode({ label, hash }: Props): ReactNode {
  const { words } = useTeamMessages();
  return (
    <details className="more check-code">
      <summary>
        <span>
          {label}
          <span className="vh">: </span>
          <span className="code">{grouped(hash.slice(0, SHOWN))}…</span>
        </span>
      </summary>
      <p className="small soft">{words.checkCode.what}</p>
      <p className="code">
        <code>{hash}</code>
      </p>
    </details>
  );
}

function grouped(hex: string): string {
  return (hex.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join(' ');
}
