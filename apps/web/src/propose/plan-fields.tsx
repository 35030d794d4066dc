import type { ReactNode } from 'react';
import { ChoiceField, LineField, TextField } from '../layout/form-fields.js';
import { AimsField } from './aims-field.js';
import type { PlanField, PlanForm } from './plan-form.js';
import type { Area } from './propose-types.js';
import { optionsOf, useProposeMessages } from './use-propose-messages.js';

type Props = {
  readonly form: PlanForm;
  readonly areas: readonly Area[];
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (part: Partial<PlanForm>) => void;
  /** The costs, between the period and who pays what. */
  readonly children: ReactNode;
};

/** The questions about a plan, in the order in which people tell of one. */
export function PlanFields(props: Props): ReactNode {
  const { words } = useProposeMessages();
  const { hints } = words;
  const field = useField(props);
  return (
    <>
      <What {...props} />
      <Where {...props} />
      <Who {...props} />
      <Part id="wanneer" heading={words.parts.when}>
        <p className="hint">{hints.when}</p>
        <LineField {...field('startsOn')} type="date" isShort />
        <LineField {...field('endsOn')} type="date" isShort />
      </Part>
      {props.children}
      <Part id="geld" heading={words.parts.money}>
        {(['ownContribution', 'otherFunding', 'unforeseen'] as const).map((name) => (
          <LineField key={name} {...field(name)} hint={hints[name]} inputMode="decimal" isShort />
        ))}
      </Part>
    </>
  );
}

function What(props: Props): ReactNode {
  const { words } = useProposeMessages();
  const { hints, choices } = words;
  const field = useField(props);
  return (
    <Part id="wat" heading={words.parts.what}>
      <LineField {...field('title')} />
      <TextField {...field('summary')} hint={hints.summary} rows={8} />
      <ChoiceField {...field('theme')} options={optionsOf(choices.theme, choices.none)} />
      <AimsField
        aims={props.form.aims}
        onChange={(aims) => {
          props.onChange({ aims });
        }}
      />
    </Part>
  );
}

function Where(props: Props): ReactNode {
  const { words } = useProposeMessages();
  const field = useField(props);
  return (
    <Part id="waar" heading={words.parts.where}>
      <ChoiceField
        {...field('areaId')}
        options={[
          { value: '', label: words.choices.wholeWijk },
          ...props.areas.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </Part>
  );
}

function Who(props: Props): ReactNode {
  const { words } = useProposeMessages();
  const { hints, choices } = words;
  const field = useField(props);
  return (
    <Part id="wie" heading={words.parts.who}>
      <TextField {...field('forWhom')} hint={hints.forWhom} rows={3} />
      <TextField {...field('carriedOutBy')} hint={hints.carriedOutBy} rows={3} />
      <ChoiceField
        {...field('applicantKind')}
        options={optionsOf(choices.applicantKind, choices.none)}
      />
    </Part>
  );
}

type Field = {
  readonly id: string;
  readonly label: string;
  readonly fault: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** What all fields have, by the name of the field. */
function useField({ form, faults, onChange }: Props): (name: PlanField) => Field {
  const { words } = useProposeMessages();
  return (name) => ({
    id: name,
    label: words.fields[name],
    fault: faults.get(name),
    value: form[name],
    onChange: (value) => {
      onChange({ [name]: value });
    },
  });
}

type PartProps = { readonly id: string; readonly heading: string; readonly children: ReactNode };

function Part({ id, heading, children }: PartProps): ReactNode {
  return (
    <section className="section form" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}
