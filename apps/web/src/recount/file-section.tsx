import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Election } from '../../public/engine/tally-engine.js';
import { FaultList } from './fault-list.js';
import { Icon } from './icon.js';
import type { FaultReport } from './recount-protocol.js';
import type { FileState } from './recount-state.js';
import type { Recount } from './use-recount.js';
import { useRecountMessages } from './use-recount-messages.js';

/** Where the file is chosen or dropped, and what became of it. */
export function FileSection({ recount }: { readonly recount: Recount }): ReactNode {
  const { state, open } = recount;
  const { words } = useRecountMessages();
  const [isOver, setOver] = useState(false);
  const choose = (file: File | undefined): void => {
    if (file !== undefined) open({ kind: 'file', file }, file.name);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  };
  return (
    <section className="section flow" aria-labelledby="bestand">
      <h2 id="bestand">{words.file.heading}</h2>
      <p>{words.file.empty}</p>
      <div
        className={isOver ? 'drop drop--over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={drop}
      >
        <p>{words.file.drop}</p>
        <FileButton isSecond={state.file.kind === 'read'} onFile={choose} />
      </div>
      <FileStatus recount={recount} />
    </section>
  );
}

type ButtonProps = {
  readonly isSecond: boolean;
  readonly onFile: (file: File | undefined) => void;
};

function FileButton({ isSecond, onFile }: ButtonProps): ReactNode {
  const { words } = useRecountMessages();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={isSecond ? 'btn btn--second' : 'btn'}
        onClick={() => input.current?.click()}
      >
        {isSecond ? words.file.chooseOther : words.file.choose}
      </button>
      <input
        ref={input}
        type="file"
        accept=".pb,text/plain"
        hidden
        onChange={({ currentTarget }) => {
          onFile(currentTarget.files?.[0]);
          // So that the same file, corrected, can be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

function FileStatus({ recount: { state, stop } }: { readonly recount: Recount }): ReactNode {
  const { words } = useRecountMessages();
  const { file, name } = state;
  return (
    <>
      <p role="status" className="state">
        {file.kind === 'reading' && words.file.reading(name)}
        {file.kind === 'stopped' && words.file.stopped}
        {file.kind === 'read' && (
          <>
            <Icon name="done" />
            {words.file.read(name)}
          </>
        )}
      </p>
      <FileContent file={file} name={name} onStop={stop} />
    </>
  );
}

type ContentProps = {
  readonly file: FileState;
  readonly name: string;
  readonly onStop: () => void;
};

function FileContent({ file, name, onStop }: ContentProps): ReactNode {
  const { words } = useRecountMessages();
  switch (file.kind) {
    case 'none':
    case 'stopped':
      return null;
    case 'reading':
      return <Progress bytes={file.bytes} total={file.total} onStop={onStop} />;
    case 'failed':
      return (
        <div className="notice notice--error" role="alert">
          <Icon name="wrong" />
          <p>{words.file.failures[file.reason]}</p>
        </div>
      );
    case 'faulty':
      return <Faulty name={name} faults={file.faults} />;
    case 'read':
      return <Facts election={file.election} notes={file.notes} />;
  }
}

type ProgressProps = {
  readonly bytes: number;
  readonly total: number | null;
  readonly onStop: () => void;
};

function Progress({ bytes, total, onStop }: ProgressProps): ReactNode {
  const { words } = useRecountMessages();
  return (
    <div className="working">
      <progress
        aria-label={words.file.progress}
        {...(total === null ? {} : { max: total, value: bytes })}
      />
      <button type="button" className="btn btn--second" onClick={onStop}>
        {words.file.stop}
      </button>
    </div>
  );
}

type FaultyProps = { readonly name: string; readonly faults: FaultReport };

/** All faults at once. It takes the focus, as everything else waits for another file. */
function Faulty({ name, faults }: FaultyProps): ReactNode {
  const { words, whole } = useRecountMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [faults]);
  return (
    <div className="notice notice--error">
      <Icon name="wrong" />
      <div className="flow">
        <h3 ref={heading} tabIndex={-1}>
          {words.file.faultsHeading(name, whole(faults.errors))}
        </h3>
        <p>{words.file.faultsHelp}</p>
        <FaultList report={faults} />
      </div>
    </div>
  );
}

type FactsProps = { readonly election: Election; readonly notes: FaultReport };

function Facts({ election, notes }: FactsProps): ReactNode {
  const { words, whole, amounts } = useRecountMessages();
  const { title, ballotCount, projects, budgetCents, currency } = election;
  const facts = [
    [words.file.election, title ?? words.file.untitled],
    [words.file.ballots, whole(ballotCount)],
    [words.file.projects, whole(projects.length)],
    [words.file.budget, amounts([budgetCents], currency)(budgetCents)],
  ] as const;
  return (
    <>
      <dl className="facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {notes.total > 0 && (
        <details className="more">
          <summary>{words.file.notes(whole(notes.total))}</summary>
          <FaultList report={notes} />
        </details>
      )}
    </>
  );
}
