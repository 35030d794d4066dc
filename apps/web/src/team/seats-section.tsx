import type { ReactNode } from 'react';
import { day } from './team-format.js';
import { TeamIcon } from './team-icon.js';
import type { Buurt, Seat, TeamPageData } from './team-types.js';
import { useTeamMessages } from './use-team-messages.js';

/** Who sits in the wijkteam, who speaks for which buurt, and which seats are empty. */
export function SeatsSection({ team }: { readonly team: TeamPageData }): ReactNode {
  const { words } = useTeamMessages();
  return (
    <section className="section" aria-labelledby="team">
      <header>
        <h2 id="team">{words.seats.heading}</h2>
      </header>
      <div className="cols cols--2-1">
        <div className="flow">
          {team.seats.length === 0 ? <p>{words.seats.none}</p> : <SeatsTable seats={team.seats} />}
          <Vacancies team={team} />
        </div>
        <Buurten buurten={team.buurten} />
      </div>
    </section>
  );
}

function SeatsTable({ seats }: { readonly seats: readonly Seat[] }): ReactNode {
  const { words } = useTeamMessages();
  const { role, name, since, until, cameIn } = words.seats.columns;
  return (
    <table className="stack seats" role="table">
      <caption>{words.seats.table}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {[role, name, since, until, cameIn].map((label) => (
            <th key={label} scope="col" role="columnheader">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {seats.map((seat, index) => (
          <SeatRow key={`${seat.role} ${index}`} seat={seat} />
        ))}
      </tbody>
    </table>
  );
}

function SeatRow({ seat }: { readonly seat: Seat }): ReactNode {
  const { words, locale } = useTeamMessages();
  const { columns, roles, waysIn, noEnd } = words.seats;
  const until = seat.validUntilOn === null ? noEnd : day(locale, seat.validUntilOn);
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {roles[seat.role]}
      </th>
      <td role="cell" data-label={columns.name}>
        <SeatName seat={seat} />
      </td>
      <td role="cell" className="keep" data-label={columns.since}>
        {day(locale, seat.validFromOn)}
      </td>
      <td role="cell" className="keep" data-label={columns.until}>
        {until}
      </td>
      <td role="cell" data-label={columns.cameIn}>
        {waysIn[seat.cameIn]}
      </td>
    </tr>
  );
}

function SeatName({ seat }: { readonly seat: Seat }): ReactNode {
  const { words } = useTeamMessages();
  if (seat.name === null) return <span className="soft">{words.seats.noName}</span>;
  return <strong>{seat.name}</strong>;
}

function Vacancies({ team }: { readonly team: TeamPageData }): ReactNode {
  const { words } = useTeamMessages();
  const names = new Map(team.buurten.map(({ id, name }) => [id, name]));
  if (team.vacancies.length === 0) return null;
  return (
    <>
      <h3>{words.seats.vacancies}</h3>
      <ul className="check">
        {team.vacancies.map(({ role, areaId }) => (
          <li key={`${role} ${areaId ?? ''}`}>
            <TeamIcon name="warning" />
            {areaId === null
              ? words.seats.vacant[role]
              : words.seats.vacantBuurt(names.get(areaId) ?? '')}
          </li>
        ))}
      </ul>
    </>
  );
}

function Buurten({ buurten }: { readonly buurten: readonly Buurt[] }): ReactNode {
  const { words } = useTeamMessages();
  return (
    <div className="flow">
      <h3>{words.buurten.heading(buurten.length)}</h3>
      {buurten.length === 0 ? (
        <p>{words.buurten.none}</p>
      ) : (
        <ul className="rows">
          {buurten.map((buurt) => (
            <BuurtRow key={buurt.id} buurt={buurt} />
          ))}
        </ul>
      )}
    </div>
  );
}

function BuurtRow({ buurt }: { readonly buurt: Buurt }): ReactNode {
  const { words, locale } = useTeamMessages();
  return (
    <li>
      <h4>{buurt.name}</h4>
      {buurt.subRepresentatives.length === 0 && (
        <p className="small soft">{words.buurten.nobody}</p>
      )}
      {buurt.subRepresentatives.map((seat, index) => (
        <p key={`${seat.validFromOn} ${index}`}>
          <SeatName seat={seat} />
          <br />
          <span className="small soft">
            {words.buurten.since(words.seats.waysIn[seat.cameIn], day(locale, seat.validFromOn))}
          </span>
        </p>
      ))}
    </li>
  );
}
