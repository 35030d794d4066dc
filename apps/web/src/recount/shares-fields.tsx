import { COMPLETIONS, STARTS, UTILITIES } from '#domain';
import type { ReactNode } from 'react';
import { ChoiceField } from './rule-fields.js';
import type { RuleForm } from './rule-form.js';
import { useRecountMessages } from './use-recount-messages.js';

type Shares = RuleForm['shares'];
type Props = { readonly shares: Shares; readonly onChange: (shares: Shares) => void };

const COMPARISONS = ['none', 'greedy'] as const;

/** What tells one rule of the family of Equal Shares from another. */
export function SharesFields({ shares, onChange }: Props): ReactNode {
  const { words } = useRecountMessages();
  const change = (part: Partial<Shares>): void => {
    onChange({ ...shares, ...part });
  };
  return (
    <>
      <ChoiceField
        id="nut"
        label={words.rule.utility}
        value={shares.utility}
        options={UTILITIES}
        words={words.rule.utilities}
        onChoose={(utility) => {
          change({ utility });
        }}
      />
      <ChoiceField
        id="rest"
        label={words.rule.completion}
        value={shares.completion}
        options={COMPLETIONS}
        words={words.rule.completions}
        onChoose={(completion) => {
          change({ completion });
        }}
      />
      <ChoiceField
        id="begin"
        label={words.rule.start}
        value={shares.start}
        options={STARTS}
        words={words.rule.starts}
        onChoose={(start) => {
          change({ start });
        }}
      />
      <ChoiceField
        id="vergelijken"
        label={words.rule.comparison}
        value={shares.comparison}
        options={COMPARISONS}
        words={words.rule.comparisons}
        onChoose={(comparison) => {
          change({ comparison });
        }}
      />
    </>
  );
}
