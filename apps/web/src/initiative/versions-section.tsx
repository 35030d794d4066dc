import { type ReactNode, useCallback, useState } from 'react';
import { NotNow, ReadingSection, Waiting } from '../layout/reading-section.js';
import type { PageAddress } from '../service/page-address.js';
import { type Retryable, useReading } from '../service/use-reading.js';
import { ChangeRow } from './change-row.js';
import { readComparison } from './initiative-api.js';
import { dayOfMoment } from './initiative-format.js';
import type { VersionEntry } from './initiative-types.js';
import { useInitiativeMessages } from './use-initiative-messages.js';

type Names = { readonly areaNames: ReadonlyMap<string, string> };
type Props = Retryable<readonly VersionEntry[]> & Names & { readonly address: PageAddress };

/** What changed in the plan since it is public, version by version. */
export function VersionsSection({ address, areaNames, ...read }: Props): ReactNode {
  const { life } = useInitiativeMessages();
  return (
    <ReadingSection id="versies" heading={life.versions.heading} {...read}>
      {(versions) => <Versions address={address} areaNames={areaNames} versions={versions} />}
    </ReadingSection>
  );
}

type VersionsProps = Names & {
  readonly address: PageAddress;
  readonly versions: readonly VersionEntry[];
};

function Versions({ address, areaNames, versions }: VersionsProps): ReactNode {
  const { life, locale } = useInitiativeMessages();
  const changed = versions.filter(({ number }) => number > 1);
  const first = versions.find(({ number }) => number === 1);
  if (changed.length === 0) return <p>{life.versions.none}</p>;
  return (
    <div className="flow">
      <p>{life.versions.count(changed.length)}</p>
      <ul className="rows">
        {changed.map((version) => (
          <VersionRow
            key={version.number}
            address={address}
            areaNames={areaNames}
            version={version}
          />
        ))}
      </ul>
      {first !== undefined && (
        <p className="small soft">{life.versions.first(dayOfMoment(locale, first.changedAt))}</p>
      )}
    </div>
  );
}

type RowProps = Names & { readonly address: PageAddress; readonly version: VersionEntry };

function VersionRow({ version, ...rest }: RowProps): ReactNode {
  const { life, locale } = useInitiativeMessages();
  const [isOpened, setIsOpened] = useState(false);
  const { number, changedAt, changedByKind, reason } = version;
  return (
    <li>
      <details
        className="more"
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) setIsOpened(true);
        }}
      >
        <summary>{life.versions.version(number, dayOfMoment(locale, changedAt))}</summary>
        <p className="soft">{life.versions.by[changedByKind]}</p>
        {reason !== null && <p>{life.versions.reason(reason)}</p>}
        {isOpened && <Differences toNumber={number} {...rest} />}
      </details>
    </li>
  );
}

type DifferencesProps = Names & { readonly address: PageAddress; readonly toNumber: number };

/** What differs from the version before; read once somebody wants to know. */
function Differences({ address, areaNames, toNumber }: DifferencesProps): ReactNode {
  const { life, language } = useInitiativeMessages();
  const { reading, retry } = useReading(
    useCallback(
      (signal: AbortSignal) => readComparison(address, { toNumber, language }, signal),
      [address, toNumber, language],
    ),
  );
  if (reading.kind === 'loading') return <Waiting />;
  if (reading.kind !== 'ready') return <NotNow onRetry={retry} />;
  const { changes } = reading.value;
  if (changes.length === 0) return <p>{life.versions.noDifference}</p>;
  return (
    <dl className="asked">
      {changes.map((change) => (
        <ChangeRow key={change.field} change={change} areaNames={areaNames} />
      ))}
    </dl>
  );
}
