import type { ReactNode } from 'react';
import { ChoiceField, type FieldProps } from './rule-fields.js';
import { TIE_CHOICES, type TieChoice } from './rule-form.js';
import { useRecountMessages } from './use-recount-messages.js';

const OPTIONS: readonly TieChoice[] = [...TIE_CHOICES, ''];

/** What decides between equal plans, in order. */
export function TieFields({ form, wrong, onChange }: FieldProps): ReactNode {
  const { words } = useRecountMessages();
  const isWrong = wrong.includes('ties');
  return (
    <fieldset
      className="fields"
      aria-describedby={isWrong ? 'gelijk-uitleg gelijk-fout' : 'gelijk-uitleg'}
    >
      <legend>{words.rule.ties}</legend>
      <p className="soft small" id="gelijk-uitleg">
        {words.rule.tiesHint}
      </p>
      {isWrong && (
        <p className="err" id="gelijk-fout">
          {words.rule.faults.ties}
        </p>
      )}
      {([0, 1, 2] as const).map((place) => (
        <ChoiceField
          key={place}
          id={`gelijk-${place}`}
          label={words.rule.tiePlaces[place] ?? ''}
          value={form.ties[place]}
          options={OPTIONS}
          words={words.rule.tieChoices}
          onChoose={(choice) => {
            const [first, second, third] = form.ties.with(place, choice);
            onChange({ ties: [first ?? '', second ?? '', third ?? ''] });
          }}
        />
      ))}
    </fieldset>
  );
}
