import type { ReactNode } from 'react';
import { ruleText } from '#wording';
import { contentOf } from './play-documents.js';
import type { PlayDocument } from './team-types.js';
import { useTeamMessages } from './use-team-messages.js';

/** The rules of a document, numbered: each a heading, a sentence, and where it comes from. */
export function RuleList({ document }: { readonly document: PlayDocument }): ReactNode {
  const { language } = useTeamMessages();
  return (
    <ol className="count rules">
      {contentOf(document).rules.map((rule, index) => {
        const { heading, sentence } = ruleText(rule, language);
        return (
          <li key={`${rule.kind} ${index}`}>
            <p>
              <strong>{heading}.</strong> {sentence}
            </p>
            <p className="small soft">
              <RuleSource {...rule.source} />
            </p>
          </li>
        );
      })}
    </ol>
  );
}

type SourceProps = {
  readonly regulation: string;
  readonly article: string;
  readonly url: string | null;
};

function RuleSource({ regulation, article, url }: SourceProps): ReactNode {
  const { words } = useTeamMessages();
  const text = words.rules.source(regulation, article);
  return url === null ? text : <a href={url}>{text}</a>;
}
