import { type ReactNode, useEffect, useRef } from 'react';

export type NamedFault = {
  /** The id of the field that it is about; null for what is about none. */
  readonly fieldId: string | null;
  readonly reason: string;
};

type Props = { readonly heading: string; readonly faults: readonly NamedFault[] };

/** Everything that is wrong, above the form, with a way to each field. It takes the focus when it comes. */
export function FaultSummary({ heading, faults }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;
  return (
    <div className="notice notice--error" role="alert" tabIndex={-1} ref={box}>
      <div className="flow">
        <h2>{heading}</h2>
        <ul>
          {faults.map(({ fieldId, reason }) => (
            <li key={`${fieldId ?? ''} ${reason}`}>
              {fieldId === null ? reason : <a href={`#${fieldId}`}>{reason}</a>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
