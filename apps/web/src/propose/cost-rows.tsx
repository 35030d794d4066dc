import { type ReactNode, useRef, useState } from 'react';
import { ChoiceField, LineField } from '../layout/form-fields.js';
import { money } from '../messages/format.js';
import { type CostRow, emptyRow, rowCents } from './plan-form.js';
import { optionsOf, useProposeMessages } from './use-propose-messages.js';

type Props = {
  readonly rows: readonly CostRow[];
  /** What is wrong, by `costs.<key>.<part>`. */
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (rows: readonly CostRow[]) => void;
};

/** What a plan costs, item by item. */
export function CostRows({ rows, faults, onChange }: Props): ReactNode {
  const { words } = useProposeMessages();
  const [said, setSaid] = useState('');
  const added = useRef(0);
  const box = useRef<HTMLDivElement>(null);

  const change = (key: string, part: Partial<CostRow>): void => {
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  };
  const remove = (key: string): void => {
    onChange(rows.filter((row) => row.key !== key));
    setSaid(words.costs.removed);
    // The button that had the focus is gone.
    box.current?.querySelector<HTMLButtonElement>('.cost-add')?.focus();
  };

  return (
    <div className="flow" ref={box}>
      {rows.length === 0 && <p className="soft">{words.costs.none}</p>}
      {rows.map((row, index) => (
        <CostFields
          key={row.key}
          row={row}
          number={index + 1}
          faults={faults}
          onChange={change}
          onRemove={remove}
        />
      ))}
      <p className="vh" role="status">
        {said}
      </p>
      <button
        className="btn btn--second cost-add"
        type="button"
        onClick={() => {
          added.current += 1;
          onChange([...rows, emptyRow(`n${added.current}`)]);
        }}
      >
        {words.costs.add}
      </button>
    </div>
  );
}

type RowProps = {
  readonly row: CostRow;
  readonly number: number;
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (key: string, part: Partial<CostRow>) => void;
  readonly onRemove: (key: string) => void;
};

function CostFields({ row, number, faults, onChange, onRemove }: RowProps): ReactNode {
  const { words } = useProposeMessages();
  const name = words.costs.row(number);
  const field = (part: Exclude<keyof CostRow, 'key'>) => ({
    id: `costs.${row.key}.${part}`,
    label: words.costs[part],
    fault: faults.get(`costs.${row.key}.${part}`),
    value: row[part],
    onChange: (value: string) => {
      onChange(row.key, { [part]: value });
    },
  });
  return (
    <fieldset className="cost">
      <legend>{name}</legend>
      <LineField {...field('description')} />
      <div className="cost__numbers">
        <LineField {...field('quantity')} inputMode="decimal" isShort />
        <ChoiceField {...field('unit')} options={optionsOf(words.choices.unit)} />
        <LineField {...field('rate')} inputMode="decimal" isShort />
      </div>
      <ChoiceField
        {...field('category')}
        options={optionsOf(words.choices.category, words.choices.none)}
      />
      <RowSum row={row} />
      <button
        className="linkbtn"
        type="button"
        onClick={() => {
          onRemove(row.key);
        }}
      >
        {words.costs.remove(row.description.trim() === '' ? name : row.description)}
      </button>
    </fieldset>
  );
}

function RowSum({ row }: { readonly row: CostRow }): ReactNode {
  const { words, locale } = useProposeMessages();
  const cents = rowCents(row);
  if (cents === null) return null;
  return <p className="num">{words.costs.comesTo(money(locale, [cents])(cents))}</p>;
}
