import type { ReactNode } from 'react';
import { comparePlayRules } from '#domain';
import { comparisonText } from '#wording';
import { CheckCode } from './check-code.js';
import { contentOf, type PlayShelf } from './play-documents.js';
import { RuleList } from './rule-list.js';
import { day } from './team-format.js';
import type { PlayDocument } from './team-types.js';
import { useTeamMessages } from './use-team-messages.js';

/** The versions before, each with what the next one changed in words, and its own text. */
export function RuleVersions({ shelf }: { readonly shelf: PlayShelf }): ReactNode {
  const { words } = useTeamMessages();
  const { inForce, earlier } = shelf;
  if (inForce === null || earlier.length === 0) return null;
  const versions = [inForce, ...earlier];
  return (
    <>
      <h3>{words.rules.versions}</h3>
      <ul className="rows">
        {versions.slice(1).map((from, index) => (
          <Version key={from.id} from={from} to={versions[index] ?? inForce} />
        ))}
      </ul>
    </>
  );
}

type VersionProps = { readonly from: PlayDocument; readonly to: PlayDocument };

function Version({ from, to }: VersionProps): ReactNode {
  const { words, language, locale } = useTeamMessages();
  const changes = comparePlayRules(contentOf(from), contentOf(to));
  return (
    <li className="flow">
      <h4>{words.rules.changed(from.number, to.number, day(locale, to.validFromOn))}</h4>
      <ul className="changes">
        {comparisonText(changes, language).paragraphs.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <details className="more">
        <summary>{words.rules.showVersion(from.number, day(locale, from.validFromOn))}</summary>
        <RuleList document={from} />
      </details>
      {from.documentHash !== null && (
        <CheckCode label={words.checkCode.label} hash={from.documentHash} />
      )}
    </li>
  );
}
