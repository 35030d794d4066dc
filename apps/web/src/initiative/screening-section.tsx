import type { ReactNode } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import type { Retryable } from '../service/use-reading.js';
import { day } from '../team/team-format.js';
import { TeamIcon, type TeamIconName } from '../team/team-icon.js';
import type { RouteAndScreening } from './initiative-api.js';
import { dayOfMoment } from './initiative-format.js';
import type { Advice, Finding, Initiative, Screening } from './initiative-types.js';
import { useInitiativeMessages } from './use-initiative-messages.js';

type Props = Retryable<RouteAndScreening> & { readonly initiative: Initiative };

/** Whether it can be done: the outcome with its reason and conditions, and who said what about it. */
export function ScreeningSection({ initiative, ...read }: Props): ReactNode {
  const { words } = useInitiativeMessages();
  return (
    <ReadingSection id="toets" heading={words.screening.heading} {...read}>
      {({ screening }) =>
        screening === null ? <Direct initiative={initiative} /> : <Screened screening={screening} />
      }
    </ReadingSection>
  );
}

/** A wijkteam without a procedure looks at a plan itself, and tells why. */
function Direct({ initiative }: Pick<Props, 'initiative'>): ReactNode {
  const { words } = useInitiativeMessages();
  const { screeningReason, state } = initiative;
  if (screeningReason === null) return <p>{words.screening.none}</p>;
  const result = state === 'rejected' ? 'not-feasible' : 'feasible';
  return (
    <div className="flow">
      <Result result={result} />
      <p>{screeningReason}</p>
    </div>
  );
}

function Screened({ screening }: { readonly screening: Screening }): ReactNode {
  const { words } = useInitiativeMessages();
  const { findings, advice } = screening;
  const last = findings.at(-1);
  return (
    <div className="flow">
      {last === undefined ? <p>{words.screening.running}</p> : <Found finding={last} />}
      {advice.length > 0 && (
        <details className="more">
          <summary>{words.screening.advice}</summary>
          <ul className="rows">
            {advice.map((each) => (
              <AdviceRow key={each.id} advice={each} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const ICONS = {
  feasible: 'done',
  'feasible-if': 'warning',
  'not-feasible': 'wrong',
} as const satisfies Record<Finding['result'], TeamIconName>;

function Result({ result }: Pick<Finding, 'result'>): ReactNode {
  const { words } = useInitiativeMessages();
  return (
    <p className="state">
      <TeamIcon name={ICONS[result]} />
      {words.screening.results[result]}
    </p>
  );
}

function Found({ finding }: { readonly finding: Finding }): ReactNode {
  const { words, locale } = useInitiativeMessages();
  const { result, ground, reason, conditions, foundAt, answerUntilOn, isFinal } = finding;
  const until = isFinal || finding.isAnswered ? [] : [answerUntilOn];
  return (
    <>
      <Result result={result} />
      {!isFinal && (
        <p>
          {words.screening.intended}{' '}
          {until.map((on) => words.screening.answerUntil(day(locale, on)))}
        </p>
      )}
      <h3>{words.screening.reason}</h3>
      {ground === 'incomplete' && <p>{words.screening.incomplete}</p>}
      <p>{reason}</p>
      {conditions.length > 0 && (
        <>
          <h3>{words.screening.conditions}</h3>
          <ul>
            {conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        </>
      )}
      <p className="small soft">{words.screening.foundAt(dayOfMoment(locale, foundAt))}</p>
    </>
  );
}

function AdviceRow({ advice }: { readonly advice: Advice }): ReactNode {
  const { words, language } = useInitiativeMessages();
  const { department, answers } = advice;
  return (
    <li className="flow">
      <h3>{department}</h3>
      <AdviceState advice={advice} />
      <dl className="asked">
        {answers.map(({ code, questionNl, questionEn, answer, explanation }) => (
          <div key={code}>
            <dt>{language === 'en' ? (questionEn ?? questionNl) : questionNl}</dt>
            <dd>
              {answer === null ? words.screening.noAnswer : words.screening.answers[answer]}{' '}
              {explanation}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function AdviceState({ advice }: { readonly advice: Advice }): ReactNode {
  const { words, locale } = useInitiativeMessages();
  const { isAnswered, isOverdue, dueOn } = advice;
  const { answered, awaited, awaitedUnknown, overdue } = words.screening;
  if (isAnswered) return <p className="state">{answered}</p>;
  if (dueOn === null) return <p className="state">{awaitedUnknown}</p>;
  const on = day(locale, dueOn);
  if (!isOverdue) return <p className="state">{awaited(on)}</p>;
  return (
    <p className="late">
      <TeamIcon name="warning" />
      <span>{overdue(on)}</span>
    </p>
  );
}
