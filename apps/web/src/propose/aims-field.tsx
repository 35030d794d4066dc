import type { ReactNode } from 'react';
import { TickField } from '../layout/form-fields.js';
import type { Aim } from './plan-form.js';
import { useProposeMessages } from './use-propose-messages.js';

type Props = {
  readonly aims: readonly Aim[] | null;
  readonly onChange: (aims: readonly Aim[] | null) => void;
};

const AIMS: readonly Aim[] = ['religious', 'political', 'commercial', 'private-gain'];

/** Whether a plan has an aim that rules of play may leave out. "None" is an answer; no tick at all is not. */
export function AimsField({ aims, onChange }: Props): ReactNode {
  const { words } = useProposeMessages();
  const toggle = (aim: Aim, isTicked: boolean): void => {
    const others = (aims ?? []).filter((each) => each !== aim);
    const chosen = isTicked ? [...others, aim] : others;
    onChange(chosen.length === 0 ? null : chosen);
  };
  return (
    <fieldset className="ticks">
      <legend>{words.aims.question}</legend>
      <p className="hint small">{words.aims.hint}</p>
      {AIMS.map((aim) => (
        <TickField
          key={aim}
          id={`aim-${aim}`}
          label={words.aims.choices[aim]}
          isTicked={aims?.includes(aim) ?? false}
          onChange={(isTicked) => {
            toggle(aim, isTicked);
          }}
        />
      ))}
      <TickField
        id="aim-none"
        label={words.aims.none}
        isTicked={aims?.length === 0}
        onChange={(isTicked) => {
          onChange(isTicked ? [] : null);
        }}
      />
    </fieldset>
  );
}
