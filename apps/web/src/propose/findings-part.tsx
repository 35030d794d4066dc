import { type ReactNode, useEffect, useState } from 'react';
import { useInitiativesMessages } from '../initiatives/use-initiatives-messages.js';
import { pageAddressOf } from '../service/page-address.js';
import type { PlanForm } from './plan-form.js';
import { type DraftAddress, type Findings, readFindings } from './propose-api.js';
import type { OpenPoint, RuleCheck, RuleChecks, SimilarInitiative } from './propose-types.js';
import { useProposeMessages } from './use-propose-messages.js';

type Plan = Pick<PlanForm, 'title' | 'summary' | 'areaId'> & { readonly roundId: string };

type Props = {
  readonly address: DraftAddress;
  readonly plan: Plan;
  /** How often the draft was saved: the findings are those of the saved draft. */
  readonly takenCount: number;
};

/** Beside the form: what is still missing, what the rules of play say, and plans that are alike. */
export function FindingsPart({ address, plan, takenCount }: Props): ReactNode {
  const { words } = useProposeMessages();
  const { findings, hasFailed } = useFindings(address, plan, takenCount);
  return (
    <aside className="propose__side">
      {hasFailed && <p className="soft">{words.rules.failed}</p>}
      {findings !== null && (
        <>
          <Missing points={findings.points} isBroken={findings.rules.verdict === 'broken'} />
          <Rules rules={findings.rules} />
          <Similar address={address} similar={findings.similar} />
        </>
      )}
    </aside>
  );
}

/** Reads what the service says of the draft, at the beginning and each time it was saved. */
function useFindings(
  { municipality, id }: DraftAddress,
  { title, summary, areaId, roundId }: Plan,
  takenCount: number,
): { readonly findings: Findings | null; readonly hasFailed: boolean } {
  const { language } = useProposeMessages();
  const [findings, setFindings] = useState<Findings | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    const gone = new AbortController();
    const { signal } = gone;
    readFindings(
      { municipality, id },
      { title, summary, areaId, roundId },
      { language, signal },
    ).then(
      (found) => {
        if (signal.aborted) return;
        setFindings(found);
        setHasFailed(false);
      },
      () => {
        if (!signal.aborted) setHasFailed(true);
      },
    );
    return () => {
      gone.abort();
    };
    // What is typed counts once it is saved: `takenCount` says when.
  }, [municipality, id, roundId, language, takenCount]);
  return { findings, hasFailed };
}

type MissingProps = {
  readonly points: readonly OpenPoint[];
  /** Whether a rule of play is broken: then the plan cannot be sent, however complete. */
  readonly isBroken: boolean;
};

function Missing({ points, isBroken }: MissingProps): ReactNode {
  const { words } = useProposeMessages();
  const none = isBroken ? words.missing.broken : words.missing.none;
  const required = points.filter(({ isRequired }) => isRequired);
  const optional = points.filter(({ isRequired }) => !isRequired);
  return (
    <section className="side-block flow" aria-labelledby="ontbreekt">
      <h2 id="ontbreekt">{words.missing.heading}</h2>
      {required.length === 0 ? <p>{none}</p> : <Points points={required} />}
      {optional.length > 0 && (
        <details className="more">
          <summary>{words.missing.optional(optional.length)}</summary>
          <Points points={optional} />
        </details>
      )}
    </section>
  );
}

function Points({ points }: { readonly points: readonly OpenPoint[] }): ReactNode {
  return (
    <ul>
      {points.map(({ name, text }) => (
        <li key={name}>{text}</li>
      ))}
    </ul>
  );
}

function Rules({ rules }: { readonly rules: RuleChecks }): ReactNode {
  const { words } = useProposeMessages();
  return (
    <section className="side-block flow" aria-labelledby="spelregels">
      <h2 id="spelregels">{words.rules.heading}</h2>
      {rules.checks.length === 0 ? (
        <p>{words.rules.none}</p>
      ) : (
        <>
          <p className="soft">{words.rules.lead}</p>
          <ul className="checks">
            {worstFirst(rules.checks).map((check) => (
              <Rule key={`${check.kind} ${check.rule}`} check={check} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const ORDER = ['broken', 'unknown', 'met'] as const;

function worstFirst(checks: readonly RuleCheck[]): readonly RuleCheck[] {
  return ORDER.flatMap((outcome) => checks.filter((check) => check.outcome === outcome));
}

function Rule({ check }: { readonly check: RuleCheck }): ReactNode {
  const { words } = useProposeMessages();
  const { outcome, heading, rule, reason, wayOut } = check;
  return (
    <li className={`check-rule check-rule--${outcome}`}>
      <h3>{heading}</h3>
      <p className="state">
        <RuleIcon outcome={outcome} />
        {words.rules[outcome]}
      </p>
      <p className="small">{rule}</p>
      {reason !== null && <p>{reason}</p>}
      {wayOut !== null && <p>{wayOut}</p>}
    </li>
  );
}

const SHAPES: Readonly<Record<RuleCheck['outcome'], string>> = {
  met: 'M4 12.500 9.500 18 20 6.500',
  broken: 'M12 3 22 20H2zM12 9v5M12 17v.500',
  unknown: 'M8.500 9a3.500 3.500 0 1 1 5 3.200c-1 .500-1.500 1.200-1.500 2.300M12 18v.500',
};

function RuleIcon({ outcome }: Pick<RuleCheck, 'outcome'>): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={SHAPES[outcome]} />
    </svg>
  );
}

type SimilarProps = {
  readonly address: DraftAddress;
  readonly similar: readonly SimilarInitiative[];
};

function Similar({ address, similar }: SimilarProps): ReactNode {
  const { words } = useProposeMessages();
  return (
    <section className="side-block flow" aria-labelledby="lijkt-erop">
      <h2 id="lijkt-erop">{words.similar.heading}</h2>
      {similar.length === 0 ? (
        <p>{words.similar.none}</p>
      ) : (
        <>
          <p className="soft">{words.similar.lead}</p>
          <ul className="plain">
            {similar.map((each) => (
              <SimilarPlan key={each.id} address={address} similar={each} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type SimilarPlanProps = {
  readonly address: DraftAddress;
  readonly similar: SimilarInitiative;
};

function SimilarPlan({ address, similar }: SimilarPlanProps): ReactNode {
  const { words, language } = useProposeMessages();
  const { words: lists } = useInitiativesMessages();
  const { municipality } = address;
  const { id, title, state, sharedWords } = similar;
  const shared = new Intl.ListFormat(language, { type: 'conjunction' }).format(sharedWords);
  return (
    <li>
      <a href={pageAddressOf('/initiative', { municipality, id })} target="_blank" rel="noreferrer">
        {title} <span className="vh">{words.similar.newTab}</span>
      </a>
      <br />
      <span className="soft small">
        {lists.states[state]}. {sharedWords.length > 0 && words.similar.shared(shared)}
      </span>
    </li>
  );
}
