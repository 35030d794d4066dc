import type { ReactNode } from 'react';

/** The lime tree of Wijkkas; the name always stands beside it. */
export function Logo(): ReactNode {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M20 1c1 4 3 5.500 6.500 7C33 10.800 37 16 36 23c-.900 6.500-6 11-13 11.600L22 39h-4l-1-4.400C10 34 4.900 29.500 4 23 3 16 7 10.800 13.500 8 17 6.500 19 5 20 1z"
      />
      <path
        className="s-paper f-none"
        d="M20 12v23M20 21l7-5M20 28l8.500-6M20 21l-7-5M20 28l-8.500-6"
      />
    </svg>
  );
}
