import type { ReactNode } from 'react';
import type { FormField, RuleForm } from './rule-form.js';
import { useRecountMessages } from './use-recount-messages.js';

/** What every field of the form is given. */
export type FieldProps = {
  readonly form: RuleForm;
  readonly wrong: readonly FormField[];
  readonly onChange: (part: Partial<RuleForm>) => void;
};

const IDS: Readonly<Record<FormField, string>> = {
  threshold: 'minimum',
  unit: 'stap',
  ties: 'gelijk-0',
  seed: 'lot',
};

/** The id of a field, for its label and for the list of what is not right. */
export function fieldId(field: FormField): string {
  return IDS[field];
}

type TextFieldProps = FieldProps & { readonly field: Exclude<FormField, 'ties'> };

const HINTS = { threshold: 'thresholdHint', unit: 'unitHint', seed: 'seedHint' } as const;

/** A line of text with its label, its hint, and what is wrong with it. */
export function TextField({ field, form, wrong, onChange }: TextFieldProps): ReactNode {
  const { words } = useRecountMessages();
  const id = fieldId(field);
  const isWrong = wrong.includes(field);
  return (
    <div className="field">
      <label htmlFor={id}>{words.rule[field]}</label>
      <p className="soft small" id={`${id}-uitleg`}>
        {words.rule[HINTS[field]]}
      </p>
      {isWrong && (
        <p className="err" id={`${id}-fout`}>
          {words.rule.faults[field]}
        </p>
      )}
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        inputMode={field === 'seed' ? 'text' : 'decimal'}
        aria-describedby={isWrong ? `${id}-uitleg ${id}-fout` : `${id}-uitleg`}
        aria-invalid={isWrong}
        value={form[field]}
        onChange={({ currentTarget }) => {
          onChange({ [field]: currentTarget.value });
        }}
      />
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly onChoose: (value: Value) => void;
};

/** One choice from a few, by name. */
export function ChoiceField<Value extends string>(props: ChoiceProps<Value>): ReactNode {
  const { id, label, value, options, words, onChoose } = props;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options.find((option) => option === currentTarget.value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {words[option]}
          </option>
        ))}
      </select>
    </div>
  );
}
