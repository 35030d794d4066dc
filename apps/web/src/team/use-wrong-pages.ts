import { useEffect, useState } from 'react';
import { wrongPagesOf } from './check-minutes.js';
import type { Minutes } from './team-types.js';

/** The numbers of the pages that are wrong by what this device computed; null while or where it did not. */
export function useWrongPages(book: readonly Minutes[]): readonly number[] | null {
  const [wrong, setWrong] = useState<readonly number[] | null>(null);
  useEffect(() => {
    let isGone = false;
    wrongPagesOf(book).then(
      (numbers) => {
        if (!isGone) setWrong(numbers);
      },
      () => {
        if (!isGone) setWrong(null);
      },
    );
    return () => {
      isGone = true;
    };
  }, [book]);
  return wrong;
}
