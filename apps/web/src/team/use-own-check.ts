import { useEffect, useState } from 'react';
import { sha256 } from '../engine/sha256.js';

/** What computing a check code on this very device came to; `unable`: the browser does not offer it here. */
export type OwnCheck = 'computing' | 'equal' | 'different' | 'unable';

/** Computes the SHA-256 of a text on this device, and compares it with what was published. */
export function useOwnCheck(text: string, published: string): OwnCheck {
  const [check, setCheck] = useState<OwnCheck>('computing');
  useEffect(() => {
    let isGone = false;
    const show = (result: OwnCheck): void => {
      if (!isGone) setCheck(result);
    };
    // Rejects where the page is not secure: there the browser has no way to compute it.
    Promise.resolve()
      .then(() => sha256(text))
      .then(
        (found) => {
          show(found === published ? 'equal' : 'different');
        },
        () => {
          show('unable');
        },
      );
    return () => {
      isGone = true;
    };
  }, [text, published]);
  return check;
}
