import type { ReactNode } from 'react';
import type { Progress } from './initiative-types.js';
import { useInitiativeMessages } from './use-initiative-messages.js';

const TENTHS = 10;

type Props = Pick<Progress, 'judgements'>;

/** What residents think of the result, once enough of them said so. */
export function JudgementFigures({ judgements }: Props): ReactNode {
  const { life } = useInitiativeMessages();
  const { givenCount, shownCount, figures } = judgements;
  if (givenCount === 0) return null;
  return (
    <>
      <h3>{life.progress.judgements}</h3>
      {figures.length === 0 ? (
        <p>{life.progress.judgedFew(givenCount)}</p>
      ) : (
        <>
          <p>{life.progress.judged(shownCount, givenCount)}</p>
          <Figures judgements={judgements} />
        </>
      )}
    </>
  );
}

function Figures({ judgements: { figures } }: Props): ReactNode {
  const { life, locale } = useInitiativeMessages();
  const { judgementTable, question, mean, score, questions } = life.progress;
  const scores = figures[0]?.counts.map((_, index) => score(index + 1)) ?? [];
  const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return (
    <table className="stack" role="table">
      <caption>{judgementTable}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {question}
          </th>
          {[mean, ...scores].map((label) => (
            <th key={label} scope="col" role="columnheader" className="r">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {figures.map((each) => (
          <tr key={each.question} role="row">
            <th scope="row" role="rowheader">
              {questions[each.question]}
            </th>
            <td role="cell" className="r" data-label={mean}>
              {(each.meanTenths / TENTHS).toLocaleString(locale, oneDigit)}
            </td>
            {each.counts.map((count, index) => (
              <td key={scores[index]} role="cell" className="r" data-label={scores[index]}>
                {count}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
