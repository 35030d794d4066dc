import type { ReactNode } from 'react';
import { pageAddressOf } from '../service/page-address.js';
import { day } from '../team/team-format.js';
import type { Initiative } from './initiative-types.js';
import { paragraphsOf } from './paragraphs.js';
import type { WholeInitiative } from './initiative-api.js';
import { type InitiativeWording, useInitiativeMessages } from './use-initiative-messages.js';

type Props = { readonly municipality: string; readonly whole: WholeInitiative };

/** What it is, for whom, by whom, when and where. */
export function PlanSection({ municipality, whole }: Props): ReactNode {
  const wording = useInitiativeMessages();
  const { words } = wording;
  const { initiative, round } = whole;
  const [, ...rest] = paragraphsOf(initiative.summary);
  return (
    <section className="section flow" aria-labelledby="plan">
      <h2 id="plan">{words.plan.heading}</h2>
      {rest.map((text, index) => (
        <p key={`${index} ${text}`}>{text}</p>
      ))}
      <dl className="facts facts--text">
        {factsOf(whole, wording).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{words.plan.round}</dt>
          <dd>
            <a href={pageAddressOf('/wijkteam', { municipality, id: round.wijkteamId })}>
              {round.title}
            </a>
          </dd>
        </div>
      </dl>
      <p className="small soft">{words.plan.noNames}</p>
    </section>
  );
}

function factsOf(
  { initiative, areaNames }: WholeInitiative,
  wording: InitiativeWording,
): readonly (readonly [string, string])[] {
  const { words, choices } = wording;
  const { forWhom, carriedOutBy, applicantKind, theme, areaId } = initiative;
  const place = areaId === null ? words.plan.wholeWijk : (areaNames.get(areaId) ?? '');
  const facts = [
    [words.plan.forWhom, forWhom],
    [words.plan.carriedOutBy, carriedOutBy],
    [words.plan.applicant, applicantKind === null ? '' : choices.applicantKind[applicantKind]],
    [words.plan.period, periodText(initiative, wording)],
    [words.plan.theme, theme === null ? '' : choices.theme[theme]],
    [words.plan.place, place],
  ] as const;
  return facts.filter(([, value]) => value.trim() !== '');
}

function periodText(
  { startsOn, endsOn }: Pick<Initiative, 'startsOn' | 'endsOn'>,
  { words, locale }: InitiativeWording,
): string {
  const { between, from, until } = words.plan;
  if (startsOn !== null && endsOn !== null) {
    return between(day(locale, startsOn), day(locale, endsOn));
  }
  if (startsOn !== null) return from(day(locale, startsOn));
  return endsOn === null ? '' : until(day(locale, endsOn));
}
