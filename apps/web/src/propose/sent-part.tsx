import { type ReactNode, useEffect, useRef } from 'react';
import { pageAddressOf } from '../service/page-address.js';
import type { DraftAddress } from './propose-api.js';
import { useProposeMessages } from './use-propose-messages.js';

/** The plan is in: what happens now, and where to read it. */
export function Sent({ address }: { readonly address: DraftAddress }): ReactNode {
  const { words } = useProposeMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The button that was pressed is gone, and so is the form.
    heading.current?.focus();
  }, []);
  return (
    <div className="notice notice--done" role="status">
      <div className="flow">
        <h2 ref={heading} tabIndex={-1}>
          {words.send.done}
        </h2>
        <p>{words.send.doneText}</p>
        <p>
          <a href={pageAddressOf('/initiative', address)}>{words.send.read}</a>
        </p>
      </div>
    </div>
  );
}
