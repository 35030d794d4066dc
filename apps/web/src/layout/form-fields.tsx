import type { HTMLInputTypeAttribute, ReactNode } from 'react';

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with what stands in the field; undefined when nothing is. */
  readonly fault?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

type LineProps = FieldProps & {
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'decimal' | 'numeric';
  readonly isShort?: boolean;
};

/** A line to type in, with its label above it, its explanation, and what is wrong with it. */
export function LineField({ type = 'text', isShort = false, ...props }: LineProps): ReactNode {
  const { id, autoComplete = 'off', inputMode, value, onChange } = props;
  return (
    <Labelled {...props} isShort={isShort}>
      <input
        id={id}
        type={type}
        autoComplete={autoComplete}
        inputMode={inputMode}
        {...describedBy(props)}
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      />
    </Labelled>
  );
}

type TextProps = FieldProps & { readonly rows?: number };

/** A field for more than a line. */
export function TextField({ rows = 6, ...props }: TextProps): ReactNode {
  const { id, value, onChange } = props;
  return (
    <Labelled {...props}>
      <textarea
        id={id}
        rows={rows}
        {...describedBy(props)}
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      />
    </Labelled>
  );
}

type ChoiceProps = FieldProps & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** One choice from a few, by name. */
export function ChoiceField({ options, ...props }: ChoiceProps): ReactNode {
  const { id, value, onChange } = props;
  return (
    <Labelled {...props}>
      <select
        id={id}
        {...describedBy(props)}
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

type TickProps = {
  readonly id: string;
  readonly label: string;
  readonly isTicked: boolean;
  readonly onChange: (isTicked: boolean) => void;
};

/** Something that is chosen or not. */
export function TickField({ id, label, isTicked, onChange }: TickProps): ReactNode {
  return (
    <label className="tick" htmlFor={id}>
      <input
        id={id}
        type="checkbox"
        checked={isTicked}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.checked);
        }}
      />
      <span>{label}</span>
    </label>
  );
}

type LabelledProps = Pick<FieldProps, 'id' | 'label' | 'hint' | 'fault'> & {
  readonly isShort?: boolean;
  readonly children: ReactNode;
};

function Labelled({ id, label, hint, fault, isShort, children }: LabelledProps): ReactNode {
  return (
    <div className={isShort === true ? 'field field--short' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint small" id={`${id}-uitleg`}>
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p className="err" id={`${id}-fout`}>
          {fault}
        </p>
      )}
      {children}
    </div>
  );
}

function describedBy({ id, hint, fault }: Pick<FieldProps, 'id' | 'hint' | 'fault'>): {
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid': boolean;
} {
  const ids = [
    ...(hint === undefined ? [] : [`${id}-uitleg`]),
    ...(fault === undefined ? [] : [`${id}-fout`]),
  ];
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    'aria-invalid': fault !== undefined,
  };
}
