import { type ReactNode, useCallback } from 'react';
import { PageFrame } from '../layout/page-frame.js';
import type { PageAddress } from '../service/page-address.js';
import { useReading } from '../service/use-reading.js';
import { TeamIcon, type TeamIconName } from '../team/team-icon.js';
import { CostsSection } from './costs-section.js';
import { FilesSection } from './files-section.js';
import { FollowSection } from './follow-section.js';
import {
  readComments,
  readFiles,
  readLife,
  readRoute,
  readSimilar,
  readSupport,
  readVersions,
  type WholeInitiative,
} from './initiative-api.js';
import { dayOfMoment } from './initiative-format.js';
import type { Initiative } from './initiative-types.js';
import { paragraphsOf } from './paragraphs.js';
import { PlanSection } from './plan-section.js';
import { ProgressSection } from './progress-section.js';
import { ContactSection, RouteSection } from './route-section.js';
import { ScreeningSection } from './screening-section.js';
import { SimilarSection } from './similar-section.js';
import { SupportSection } from './support-section.js';
import { TalkSection } from './talk-section.js';
import { useInitiativeMessages } from './use-initiative-messages.js';
import { VersionsSection } from './versions-section.js';

type Props = { readonly address: PageAddress; readonly whole: WholeInitiative };

/** The parts of the page, each read by itself. */
export function InitiativeParts({ address, whole }: Props): ReactNode {
  const { initiative, townName } = whole;
  return (
    <PageFrame
      municipalityName={townName}
      municipality={address.municipality}
      current="initiatives"
    >
      <Intro initiative={initiative} municipality={address.municipality} />
      <Columns address={address} whole={whole} />
    </PageFrame>
  );
}

function Columns({ address, whole }: Props): ReactNode {
  const { language } = useInitiativeMessages();
  const { initiative, areaNames } = whole;
  const route = useReading(
    useCallback((signal: AbortSignal) => readRoute(address, language, signal), [address, language]),
  );
  const support = useReading(
    useCallback((signal: AbortSignal) => readSupport(address, signal), [address]),
  );
  const files = useReading(
    useCallback((signal: AbortSignal) => readFiles(address, signal), [address]),
  );
  return (
    <div className="cols cols--2-1 initiative">
      <div>
        <PlanSection municipality={address.municipality} whole={whole} />
        <FilesSection address={address} {...files} />
        {initiative.state === 'funded' && <Funded address={address} />}
        <CostsSection initiative={initiative} />
        <SupportSection address={address} {...support} />
        <ScreeningSection initiative={initiative} {...route} />
        <Said address={address} areaNames={areaNames} />
      </div>
      <aside>
        <RouteSection {...route} />
        <ContactSection {...route} />
        <FollowSection address={address} {...support} />
      </aside>
    </div>
  );
}

/** Only what got money is carried out. */
function Funded({ address }: Pick<Props, 'address'>): ReactNode {
  const life = useReading(
    useCallback((signal: AbortSignal) => readLife(address, signal), [address]),
  );
  return <ProgressSection address={address} {...life} />;
}

type SaidProps = Pick<Props, 'address'> & Pick<WholeInitiative, 'areaNames'>;

function Said({ address, areaNames }: SaidProps): ReactNode {
  const comments = useReading(
    useCallback((signal: AbortSignal) => readComments(address, signal), [address]),
  );
  const versions = useReading(
    useCallback((signal: AbortSignal) => readVersions(address, signal), [address]),
  );
  const similar = useReading(
    useCallback((signal: AbortSignal) => readSimilar(address, signal), [address]),
  );
  return (
    <>
      <TalkSection address={address} {...comments} />
      <VersionsSection address={address} areaNames={areaNames} {...versions} />
      <SimilarSection address={address} {...similar} />
    </>
  );
}

const ICONS = {
  draft: 'wait',
  submitted: 'wait',
  eligible: 'wait',
  funded: 'done',
  'not-funded': 'wrong',
  rejected: 'wrong',
  withdrawn: 'wrong',
  merged: 'equal',
  split: 'equal',
} as const satisfies Record<Initiative['state'], TeamIconName>;

type IntroProps = { readonly initiative: Initiative; readonly municipality: string };

function Intro({ initiative, municipality }: IntroProps): ReactNode {
  const { words, states, locale } = useInitiativeMessages();
  const { state, title, summary, submittedAt, withdrawalReason } = initiative;
  const list = `/initiatives?${new URLSearchParams({ municipality }).toString()}`;
  const handedIn = submittedAt === null ? null : words.handedIn(dayOfMoment(locale, submittedAt));
  // That it was handed in is all there is to say of what waits.
  const standing = state === 'submitted' ? [] : [states[state]];
  return (
    <>
      <nav className="crumb" aria-label={words.crumb}>
        <a href={list}>{words.list}</a>
      </nav>
      <div className="intro">
        <p className="state">
          <TeamIcon name={ICONS[state]} />
          <span>{[...standing, ...(handedIn === null ? [] : [handedIn])].join('. ')}</span>
        </p>
        <h1>{title}</h1>
        <p className="lead">{paragraphsOf(summary)[0]}</p>
        {withdrawalReason !== null && <p>{withdrawalReason}</p>}
        <nav className="actions" aria-label={words.ways.name}>
          <a href="#route">{words.ways.route}</a>
          <a href="#contact">{words.ways.contact}</a>
          <a href="#steun">{words.ways.support}</a>
          <a href="#vragen">{words.ways.talk}</a>
        </nav>
      </div>
    </>
  );
}
