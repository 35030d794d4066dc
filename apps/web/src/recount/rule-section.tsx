import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { CountSettings, Election } from '../../public/engine/tally-engine.js';
import {
  drawsLots,
  formFor,
  type FormField,
  type RuleForm,
  settingsOfForm,
  takesThreshold,
  takesUnit,
} from './rule-form.js';
import { fieldId, TextField } from './rule-fields.js';
import { RuleSelect } from './rule-select.js';
import { SharesFields } from './shares-fields.js';
import { TieFields } from './tie-fields.js';
import { useRecountMessages } from './use-recount-messages.js';

type Props = {
  readonly election: Election;
  readonly isCounting: boolean;
  readonly onCount: (settings: CountSettings) => void;
};

/** The choice of the rule, with the fields that the rule has. */
export function RuleSection({ election, isCounting, onCount }: Props): ReactNode {
  const { words } = useRecountMessages();
  const [form, setForm] = useState<RuleForm>(() => formFor(election));
  const [wrong, setWrong] = useState<readonly FormField[]>([]);
  const change = (part: Partial<RuleForm>): void => {
    setForm((before) => ({ ...before, ...part }));
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const answer = settingsOfForm(form, election);
    setWrong(answer.ok ? [] : answer.fields);
    if (answer.ok) onCount(answer.settings);
  };
  const fields = { form, wrong, onChange: change };
  return (
    <section className="section flow" aria-labelledby="regel">
      <h2 id="regel">{words.rule.heading}</h2>
      {wrong.length > 0 && <WrongFields fields={wrong} />}
      <form className="form" noValidate onSubmit={submit}>
        <RuleSelect election={election} form={form} onChange={change} />
        {form.rule === 'equal-shares' && (
          <SharesFields
            shares={form.shares}
            onChange={(shares) => {
              change({ shares });
            }}
          />
        )}
        {takesThreshold(form) && <TextField field="threshold" {...fields} />}
        {takesUnit(form) && <TextField field="unit" {...fields} />}
        <TieFields {...fields} />
        {drawsLots(form) && <TextField field="seed" {...fields} />}
        <p className="actions">
          <button type="submit" className="btn" aria-disabled={isCounting}>
            {words.rule.submit}
          </button>
        </p>
      </form>
    </section>
  );
}

/** Every field that is not right; it takes the focus, each time anew. */
function WrongFields({ fields }: { readonly fields: readonly FormField[] }): ReactNode {
  const { words } = useRecountMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [fields]);
  return (
    <div className="notice notice--error">
      <div className="flow">
        <h3 ref={heading} tabIndex={-1}>
          {words.rule.faultsHeading}
        </h3>
        <ul>
          {fields.map((field) => (
            <li key={field}>
              <a href={`#${fieldId(field)}`}>{words.rule.faults[field]}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
