import { type ReactNode, type SubmitEvent, useRef, useState } from 'react';
import type { CountSettings } from '../../public/engine/tally-engine.js';
import { Icon } from './icon.js';
import { hashIn, type PublishedRecord, readRecord } from './published-record.js';
import type { Counted } from './recount-protocol.js';
import { useRecountMessages } from './use-recount-messages.js';

/** What the visitor gave to compare with, or why it is nothing. */
export type Published =
  | { readonly kind: 'record'; readonly record: PublishedRecord }
  | { readonly kind: 'no-hash' }
  | { readonly kind: 'no-record' };

type Props = {
  readonly counted: Counted;
  readonly winners: readonly string[];
  readonly published: Published | null;
  readonly onPublished: (published: Published) => void;
  readonly onCount: (settings: CountSettings) => void;
};

/** The code of what was counted, and whether it is the published one. */
export function CompareSection(props: Props): ReactNode {
  const { words } = useRecountMessages();
  const { counted, published, onPublished } = props;
  return (
    <section className="section flow" aria-labelledby="vergelijk">
      <h2 id="vergelijk">{words.compare.heading}</h2>
      <h3>{words.compare.hash}</h3>
      <p className="code">
        <code>{counted.hash}</code>
      </p>
      <p>{words.compare.purpose}</p>
      <HashField isWrong={published?.kind === 'no-hash'} onPublished={onPublished} />
      <RecordButton onPublished={onPublished} />
      <div role="status" className="flow">
        {published?.kind === 'no-record' && <p className="err">{words.compare.noRecord}</p>}
        {published?.kind === 'record' && <Verdict {...props} record={published.record} />}
      </div>
    </section>
  );
}

type HashFieldProps = {
  readonly isWrong: boolean;
  readonly onPublished: (published: Published) => void;
};

function HashField({ isWrong, onPublished }: HashFieldProps): ReactNode {
  const { words } = useRecountMessages();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const hash = hashIn(text);
    if (hash === null) input.current?.focus();
    onPublished(
      hash === null
        ? { kind: 'no-hash' }
        : { kind: 'record', record: { hash, winners: null, settings: null } },
    );
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      <div className="field field--wide">
        <label htmlFor="code">{words.compare.field}</label>
        <p className="soft small" id="code-uitleg">
          {words.compare.hint}
        </p>
        {isWrong && (
          <p className="err" id="code-fout" role="alert">
            {words.compare.noHash}
          </p>
        )}
        <input
          ref={input}
          id="code"
          className="code"
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={isWrong ? 'code-uitleg code-fout' : 'code-uitleg'}
          aria-invalid={isWrong}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
          }}
        />
      </div>
      <p className="actions">
        <button type="submit" className="btn">
          {words.compare.submit}
        </button>
      </p>
    </form>
  );
}

function RecordButton({ onPublished }: Pick<Props, 'onPublished'>): ReactNode {
  const { words } = useRecountMessages();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const record = readRecord(await file.text().catch(() => ''));
    onPublished(record === null ? { kind: 'no-record' } : { kind: 'record', record });
  };
  return (
    <p className="actions">
      <button type="button" className="btn btn--second" onClick={() => input.current?.click()}>
        {words.compare.record}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={({ currentTarget }) => {
          void read(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
    </p>
  );
}

type VerdictProps = Props & { readonly record: PublishedRecord };

/** Equal or not, in words; and when the record names another rule, the way to count by that one. */
function Verdict({ counted, winners, record, onCount }: VerdictProps): ReactNode {
  const { words } = useRecountMessages();
  const isEqual = record.hash === counted.hash;
  const { settings } = record;
  return (
    <div className={isEqual ? 'notice notice--done' : 'notice notice--wait'}>
      <Icon name={isEqual ? 'done' : 'wrong'} />
      <div className="flow">
        <p>
          <b>{isEqual ? words.compare.equal : words.compare.unequal}</b>
        </p>
        {record.winners !== null && (
          <p>
            {isSameOrder(record.winners, winners)
              ? words.compare.winnersEqual
              : words.compare.winnersUnequal}
          </p>
        )}
        {!isEqual && settings !== null && !isSameRule(settings, counted.settings) && (
          <>
            <p>{words.compare.otherRule}</p>
            <button
              type="button"
              className="btn btn--second"
              onClick={() => {
                onCount(settings);
              }}
            >
              {words.compare.countByRecord}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

function isSameOrder(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((id, place) => id === right[place]);
}

function isSameRule(left: CountSettings, right: CountSettings): boolean {
  return textOf(left) === textOf(right);
}

function textOf(settings: CountSettings): string {
  const { rule, threshold = null, ties = [], unitCents, seed, leftoverByScore } = settings;
  const limits = settings.keepsLimits === true;
  return [rule, threshold, ties, unitCents, seed, leftoverByScore === true, limits].join('\n');
}
