import type { ReactNode } from 'react';
import { money } from '../messages/format.js';
import { changeValue } from './change-value.js';
import type { CostLine, CostLineChange, PlanChange } from './initiative-types.js';
import { type InitiativeWording, useInitiativeMessages } from './use-initiative-messages.js';

type Props = {
  readonly change: PlanChange;
  readonly areaNames: ReadonlyMap<string, string>;
};

/** What changed in one field: words in a text, lines of the costs, or a value. */
export function ChangeRow({ change, areaNames }: Props): ReactNode {
  const { label, parts, lines } = change;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {parts.length > 0 && <Text parts={parts} />}
        {lines.length > 0 && <Lines lines={lines} />}
        {parts.length + lines.length === 0 && <Value change={change} areaNames={areaNames} />}
      </dd>
    </div>
  );
}

function Value({ change, areaNames }: Props): ReactNode {
  const { life, choices, locale } = useInitiativeMessages();
  const names = {
    locale,
    areaNames,
    nothing: life.versions.nothing,
    themes: choices.theme,
    applicantKinds: choices.applicantKind,
  };
  const { field, from, to } = change;
  return life.versions.fromTo(changeValue(field, from, names), changeValue(field, to, names));
}

/** The text with what went and what came; said in words too, as a line through it is not read out. */
function Text({ parts }: Pick<PlanChange, 'parts'>): ReactNode {
  const { versions } = useInitiativeMessages().life;
  return (
    <p className="difference">
      {parts.map(({ change, text }, index) => {
        const key = `${index} ${change}`;
        if (change === 'kept') return <span key={key}>{text}</span>;
        return change === 'added' ? (
          <ins key={key}>
            <span className="vh">{versions.added}</span>
            {text}
          </ins>
        ) : (
          <del key={key}>
            <span className="vh">{versions.removed}</span>
            {text}
          </del>
        );
      })}
    </p>
  );
}

function Lines({ lines }: { readonly lines: readonly CostLineChange[] }): ReactNode {
  const wording = useInitiativeMessages();
  return (
    <ul className="plain">
      {lines.map((line) => {
        const text = lineChangeText(line, wording);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}

function lineChangeText({ from, to }: CostLineChange, wording: InitiativeWording): string {
  const { added, removed, changed } = wording.life.versions.lines;
  if (from === null) return to === null ? '' : added(lineText(to, wording));
  return to === null
    ? removed(lineText(from, wording))
    : changed(lineText(from, wording), lineText(to, wording));
}

function lineText(
  { description, amountCents }: CostLine,
  { life, locale }: InitiativeWording,
): string {
  return life.versions.costLine(description, money(locale, [amountCents])(amountCents));
}
