import type { ReactNode } from 'react';
import { CheckCode } from './check-code.js';
import { hashedTextOf, type PlayShelf } from './play-documents.js';
import { pathOf } from '../service/read-service.js';
import { RuleList } from './rule-list.js';
import { RuleVersions } from './rule-versions.js';
import type { PageAddress } from '../service/page-address.js';
import { day, momentOf } from './team-format.js';
import { TeamIcon } from './team-icon.js';
import { ReadingSection } from '../layout/reading-section.js';
import type { PlayDocument } from './team-types.js';
import { useOwnCheck } from './use-own-check.js';
import type { Retryable } from '../service/use-reading.js';
import { useTeamMessages } from './use-team-messages.js';
import { Verdict } from './verdict.js';

type Props = Retryable<PlayShelf> & { readonly address: PageAddress };

/** The rules of play: those in force, what comes, what is asked about, and what changed before. */
export function RulesSection({ address, ...read }: Props): ReactNode {
  const { words, locale } = useTeamMessages();
  return (
    <ReadingSection id="spelregels" heading={words.rules.heading} {...read}>
      {(shelf) => (
        <div className="flow">
          {shelf.consulted.map((each) => (
            <Consulted key={each.id} document={each} />
          ))}
          {shelf.inForce === null ? (
            <p>{words.rules.none}</p>
          ) : (
            <InForce document={shelf.inForce} address={address} />
          )}
          {shelf.upcoming.map((each) => (
            <Folded key={each.id} document={each}>
              {words.rules.upcoming(each.title, day(locale, each.validFromOn))}
            </Folded>
          ))}
          {shelf.ofRounds.map((each) => (
            <Folded key={each.id} document={each}>
              {words.rules.ofRound(each.title)}
            </Folded>
          ))}
          <RuleVersions shelf={shelf} />
        </div>
      )}
    </ReadingSection>
  );
}

/** What residents are asked about. */
function Consulted({ document }: { readonly document: PlayDocument }): ReactNode {
  const wording = useTeamMessages();
  const { rules } = wording.words;
  const { consultation } = document;
  const isOpen = consultation !== null && new Date(consultation.closesAt) > new Date();
  return (
    <div className="notice notice--wait">
      <TeamIcon name="wait" />
      <div>
        <h3>{isOpen ? rules.consultation : rules.consulted}</h3>
        {consultation !== null && (
          <p>
            {isOpen
              ? rules.consultationUntil(document.title, momentOf(wording, consultation.closesAt))
              : rules.consultedUntil(document.title, momentOf(wording, consultation.closesAt))}
          </p>
        )}
        <details className="more">
          <summary>{rules.showProposal}</summary>
          <RuleList document={document} />
        </details>
      </div>
    </div>
  );
}

type InForceProps = { readonly document: PlayDocument; readonly address: PageAddress };

function InForce({ document, address }: InForceProps): ReactNode {
  const { words } = useTeamMessages();
  return (
    <div className="cols cols--2-1">
      <div className="flow">
        <h3>{document.title}</h3>
        {document.rules.length === 0 ? (
          <p>{words.rules.noRules}</p>
        ) : (
          <RuleList document={document} />
        )}
      </div>
      <Facts document={document} address={address} />
    </div>
  );
}

/** Since when the rules hold, by what right, and how to see that they are those that were adopted. */
function Facts({ document, address }: InForceProps): ReactNode {
  const wording = useTeamMessages();
  const { words, locale } = wording;
  const { columns } = words.rules;
  const { legalBasis, adoptedAt, documentHash, withoutConsultationReason } = document;
  return (
    <div className="flow">
      <h4>{words.rules.facts}</h4>
      <dl className="facts">
        <div>
          <dt>{columns.version}</dt>
          <dd>{document.number}</dd>
        </div>
        <div>
          <dt>{columns.since}</dt>
          <dd>{day(locale, document.validFromOn)}</dd>
        </div>
        {adoptedAt !== null && (
          <div>
            <dt>{columns.adopted}</dt>
            <dd>{momentOf(wording, adoptedAt)}</dd>
          </div>
        )}
        <div>
          <dt>{columns.basis}</dt>
          <dd>
            <Source {...legalBasis} />
          </dd>
        </div>
      </dl>
      {withoutConsultationReason !== null && (
        <p className="small">{words.rules.noConsultation(withoutConsultationReason)}</p>
      )}
      {documentHash !== null && (
        <>
          <OwnCheckOfRules document={document} hash={documentHash} />
          <CheckCode label={words.checkCode.label} hash={documentHash} />
          <p className="small">
            <a href={pathOf(address, `/play-documents/${document.id}/frozen-text`)}>
              {words.rules.frozenText}
            </a>
          </p>
        </>
      )}
    </div>
  );
}

type SourceProps = {
  readonly title: string;
  readonly article: string;
  readonly url: string | null;
};

/** A regulation and its article, with the way to it where it was published. */
function Source({ title, article, url }: SourceProps): ReactNode {
  const { words } = useTeamMessages();
  const text = words.rules.basis(title, article);
  return url === null ? text : <a href={url}>{text}</a>;
}

type CheckProps = { readonly document: PlayDocument; readonly hash: string };

function OwnCheckOfRules({ document, hash }: CheckProps): ReactNode {
  const { words } = useTeamMessages();
  const check = useOwnCheck(hashedTextOf(document), hash);
  if (check === 'computing') return <p className="small soft">{words.ownCheck.computing}</p>;
  if (check === 'unable') return <p className="small soft">{words.ownCheck.unable}</p>;
  return (
    <Verdict isSound={check === 'equal'}>
      {check === 'equal' ? words.ownCheck.equal : words.ownCheck.different}
    </Verdict>
  );
}

type FoldedProps = { readonly document: PlayDocument; readonly children: string };

/** Rules that are not those of today for all: to be opened by whoever wants to read them. */
function Folded({ document, children }: FoldedProps): ReactNode {
  return (
    <details className="more">
      <summary>{children}</summary>
      <RuleList document={document} />
    </details>
  );
}
