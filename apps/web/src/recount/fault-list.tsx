import type { ReactNode } from 'react';
import type { FaultReport } from './recount-protocol.js';
import { useRecountMessages } from './use-recount-messages.js';

/** Faults or notes by line: in words, with what the engine says of the particulars. */
export function FaultList({ report }: { readonly report: FaultReport }): ReactNode {
  const { words, whole, language } = useRecountMessages();
  const { shown, total } = report;
  const isMixed = shown.some(({ severity }) => severity === 'error');
  return (
    <>
      <ul className="faults">
        {shown.map(({ line, code, message, severity }, index) => (
          <li key={`${line} ${code} ${index}`}>
            <span>
              <b>{line === 0 ? words.file.whole : words.file.line(line)}</b>
              {isMixed && severity === 'note' && ` ${words.file.noFault}`}
            </span>
            {words.faults[code] !== undefined && <span>{words.faults[code]}</span>}
            <span
              lang="en"
              className={language === 'en' || words.faults[code] === undefined ? '' : 'soft small'}
            >
              {message}
            </span>
          </li>
        ))}
      </ul>
      {total > shown.length && <p>{words.file.more(whole(total - shown.length))}</p>}
    </>
  );
}
