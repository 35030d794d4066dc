import { type ReactNode, useEffect, useState } from 'react';
import { PageFrame } from '../layout/page-frame.js';
import { useLanguage } from '../messages/language.js';
import '../styles/recount.css';
import { CompareSection, type Published } from './compare-section.js';
import { CountStatus } from './count-status.js';
import { FileSection } from './file-section.js';
import type { RecountState } from './recount-state.js';
import { ResultSection } from './result-section.js';
import { RuleSection } from './rule-section.js';
import { type Recount, useRecount } from './use-recount.js';
import { useRecountMessages } from './use-recount-messages.js';

/** Counts an election again on the visitor's own device, from a file or from `?file=/an/address`. */
export function RecountPage(): ReactNode {
  const { messages } = useLanguage();
  const { words } = useRecountMessages();
  const recount = useRecount();
  useAddressOfPage(recount);
  useEffect(() => {
    document.title = `${words.title} – ${messages.brand}`;
  }, [words, messages]);
  return (
    <PageFrame municipalityName={null}>
      <div className="intro">
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
      </div>
      <FileSection recount={recount} />
      <Counting recount={recount} />
    </PageFrame>
  );
}

function Counting({ recount }: { readonly recount: Recount }): ReactNode {
  const { state, count, stop } = recount;
  // Kept here, so that a second count is compared with the same published result.
  const [published, setPublished] = useState<Published | null>(null);
  if (state.file.kind !== 'read') return null;
  const { election } = state.file;
  const counted = state.count.kind === 'counted' ? state.count.counted : null;
  return (
    <>
      <RuleSection
        key={fileKey(state)}
        election={election}
        isCounting={state.count.kind === 'counting'}
        onCount={count}
      />
      <CountStatus state={state.count} onStop={stop} />
      {counted?.answer.kind === 'counted' && (
        <>
          <ResultSection
            election={election}
            result={counted.answer.result}
            milliseconds={counted.milliseconds}
          />
          <CompareSection
            counted={counted}
            winners={counted.answer.result.winners}
            published={published}
            onPublished={setPublished}
            onCount={count}
          />
        </>
      )}
    </>
  );
}

/** Another file has its own declared rule, so its fields begin anew. */
function fileKey({ name, file }: RecountState): string {
  if (file.kind !== 'read') return name;
  const { title, ballotCount, declaredRule } = file.election;
  return [name, title, ballotCount, declaredRule].join('\n');
}

/** Opens the address in `?file=`, when it is one of this very site. */
function useAddressOfPage({ open, refuse }: Recount): void {
  const { words } = useRecountMessages();
  const name = words.file.address;
  const [isBegun, begin] = useState(false);
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get('file');
    if (asked === null || isBegun) return;
    begin(true);
    const address = URL.parse(asked, location.href);
    if (address?.origin !== location.origin) refuse();
    else open({ kind: 'address', address: address.href }, name);
  }, [open, refuse, name, isBegun]);
}
