import { type ReactNode, useState } from 'react';
import { COMMENT_TEXT_LENGTH_MAX } from '#domain';
import { TextField } from '../layout/form-fields.js';
import type { PageAddress } from '../service/page-address.js';
import { send } from '../service/send.js';
import { CommandLine } from './command-line.js';
import { initiativePath } from './initiative-api.js';
import { type CommandState, useCommand } from './use-command.js';
import { useInitiativeMessages } from './use-initiative-messages.js';

const KINDS = ['question', 'comment'] as const;
type Kind = (typeof KINDS)[number];
const FIELD = 'vraag-tekst';

type Props = { readonly address: PageAddress; readonly onSent: () => Promise<void> };

/** Where somebody asks or says something. */
export function TalkForm(props: Props): ReactNode {
  const { form } = useInitiativeMessages().life.talk;
  const { kind, text, fault, state, setKind, setText, post } = useTalk(props);
  const isBusy = state.kind === 'busy';
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void post();
      }}
    >
      <h3>{form.heading}</h3>
      <Kinds kind={kind} onChoose={setKind} />
      <TextField
        id={FIELD}
        label={form.text[kind]}
        hint={form.hint}
        fault={fault}
        rows={4}
        value={text}
        onChange={setText}
      />
      <p className="actions">
        <button className="btn btn--second" type="submit" aria-disabled={isBusy}>
          {isBusy ? form.busy : form.send[kind]}
        </button>
      </p>
      <CommandLine state={state} done={form.sent} />
    </form>
  );
}

type Talk = {
  readonly kind: Kind;
  readonly text: string;
  readonly fault: string | undefined;
  readonly state: CommandState;
  readonly setKind: (kind: Kind) => void;
  readonly setText: (text: string) => void;
  readonly post: () => Promise<void>;
};

/** What somebody writes, and sending it. */
function useTalk({ address, onSent }: Props): Talk {
  const { life, locale } = useInitiativeMessages();
  const { missing, tooLong } = life.talk.form;
  const [kind, setKind] = useState<Kind>('question');
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | undefined>();
  const { state, run } = useCommand();

  async function post(): Promise<void> {
    const wrong = faultIn(text, { missing, tooLong, locale });
    setFault(wrong);
    if (wrong !== undefined) {
      document.getElementById(FIELD)?.focus();
      return;
    }
    const body = { kind, text };
    const isSent = await run({ name: kind, content: text }, async (key) => {
      await send({ method: 'POST', path: initiativePath(address, '/comments'), body, key });
    });
    if (!isSent) return;
    setText('');
    // What was sent is kept; that the list cannot be read just now changes nothing about that.
    await onSent().catch(() => undefined);
  }

  return { kind, text, fault, state, setKind, setText, post };
}

type Words = {
  readonly missing: string;
  readonly tooLong: (max: string) => string;
  readonly locale: string;
};

function faultIn(text: string, { missing, tooLong, locale }: Words): string | undefined {
  if (text.trim() === '') return missing;
  return text.length > COMMENT_TEXT_LENGTH_MAX
    ? tooLong(COMMENT_TEXT_LENGTH_MAX.toLocaleString(locale))
    : undefined;
}

type KindsProps = { readonly kind: Kind; readonly onChoose: (kind: Kind) => void };

function Kinds({ kind, onChoose }: KindsProps): ReactNode {
  const { form } = useInitiativeMessages().life.talk;
  return (
    <fieldset className="fields kinds">
      <legend>{form.kind}</legend>
      {KINDS.map((each) => (
        <label className="tick" key={each}>
          <input
            type="radio"
            name="soort"
            checked={kind === each}
            onChange={() => {
              onChoose(each);
            }}
          />
          <span>{form.kinds[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}
