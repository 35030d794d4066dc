import type { ReactNode } from 'react';
import type { Election } from '../../public/engine/tally-engine.js';
import { RULE_CHOICES, type RuleFamily, type RuleForm } from './rule-form.js';
import { useRecountMessages } from './use-recount-messages.js';

const FAMILIES: readonly RuleFamily[] = ['greedy', 'shares', 'loads'];

type Props = {
  readonly election: Election;
  readonly form: RuleForm;
  readonly onChange: (part: Partial<RuleForm>) => void;
};

/** The rules by family, the declared one first; below it what the chosen rule does. */
export function RuleSelect({ election, form, onChange }: Props): ReactNode {
  const { words } = useRecountMessages();
  const choose = (value: string): void => {
    const rules: readonly RuleForm['rule'][] = [
      'declared',
      ...FAMILIES.flatMap((family) => RULE_CHOICES[family]),
    ];
    const rule = rules.find((name) => name === value);
    if (rule !== undefined) onChange({ rule });
  };
  return (
    <div className="field">
      {election.declared === null && <p>{words.rule.undeclared(election.declaredRule)}</p>}
      <label htmlFor="telregel">{words.rule.rule}</label>
      <select
        id="telregel"
        aria-describedby="telregel-uitleg"
        value={form.rule}
        onChange={({ currentTarget }) => {
          choose(currentTarget.value);
        }}
      >
        {election.declared !== null && (
          <option value="declared">{words.rule.declared(election.declaredRule)}</option>
        )}
        {FAMILIES.map((family) => (
          <optgroup key={family} label={words.rule.families[family]}>
            {RULE_CHOICES[family].map((name) => (
              <option key={name} value={name}>
                {words.rule.names[name]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <div id="telregel-uitleg" aria-live="polite">
        <Explanation election={election} rule={form.rule} />
      </div>
    </div>
  );
}

type ExplanationProps = { readonly election: Election; readonly rule: RuleForm['rule'] };

function Explanation({ election, rule }: ExplanationProps): ReactNode {
  const { words, whole } = useRecountMessages();
  if (rule !== 'declared') return <p>{words.rule.sentences[rule]}</p>;
  const name = election.declared?.settings.rule ?? 'greedy@1';
  const plain = name.startsWith('equal-shares')
    ? 'equal-shares'
    : (Object.values(RULE_CHOICES)
        .flat()
        .find((choice) => choice === name) ?? 'greedy@1');
  const limits = election.declared?.limitCount ?? 0;
  return (
    <p>
      {words.rule.declaredHelp} {words.rule.sentences[plain]}
      {limits > 0 && ` ${words.rule.limits(whole(limits))}`}
    </p>
  );
}
