import type { ReactNode } from 'react';
import type { TeamPageData } from './team-types.js';
import { useTeamMessages } from './use-team-messages.js';

const SECTIONS = ['team', 'geld', 'rondes', 'spelregels', 'besluiten', 'loting'] as const;

/** The wijkteam in a few facts, and the way to each part of the page. */
export function TeamSummary({ team }: { readonly team: TeamPageData }): ReactNode {
  const { words } = useTeamMessages();
  const spokesCount = team.buurten.reduce(
    (count, { subRepresentatives }) => count + subRepresentatives.length,
    0,
  );
  return (
    <nav className="side-block" aria-labelledby="inhoudsopgave">
      <h2 id="inhoudsopgave">{words.contents.heading}</h2>
      <ul className="contents">
        {SECTIONS.map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{words.contents.sections[id]}</a>
          </li>
        ))}
      </ul>
      <p className="small soft">
        {words.contents.facts(team.area.name, team.seats.length + spokesCount, team.buurten.length)}
      </p>
    </nav>
  );
}
