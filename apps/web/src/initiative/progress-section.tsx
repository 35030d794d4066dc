import type { ReactNode } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import { money } from '../messages/format.js';
import type { PageAddress } from '../service/page-address.js';
import type { Retryable } from '../service/use-reading.js';
import { day, inColumn, momentOf } from '../team/team-format.js';
import { TeamIcon } from '../team/team-icon.js';
import { Photo } from './files-section.js';
import type { Life } from './initiative-api.js';
import type { Progress, ProgressPost } from './initiative-types.js';
import { JudgementFigures } from './judgement-figures.js';
import { MilestoneRoute } from './milestone-route.js';
import { paragraphsOf } from './paragraphs.js';
import { ShareStrip } from './share-strip.js';
import { useInitiativeMessages } from './use-initiative-messages.js';

type Props = Retryable<Life> & { readonly address: PageAddress };

/** What comes of it: planned and paid, the steps, the news, and what residents think of it. */
export function ProgressSection({ address, ...read }: Props): ReactNode {
  const { life } = useInitiativeMessages();
  return (
    <ReadingSection id="uitvoering" heading={life.progress.heading} {...read}>
      {({ progress, milestones, posts }) => (
        <div className="flow">
          <Finished progress={progress} />
          <MoneyOf progress={progress} />
          {milestones.length > 0 && (
            <>
              <h3>{life.progress.milestones}</h3>
              <MilestoneRoute milestones={milestones} />
            </>
          )}
          <h3>{life.progress.posts}</h3>
          <Posts posts={posts} address={address} />
          <JudgementFigures judgements={progress.judgements} />
        </div>
      )}
    </ReadingSection>
  );
}

function Finished({ progress: { finish } }: { readonly progress: Progress }): ReactNode {
  const { life, locale } = useInitiativeMessages();
  if (finish === null) return null;
  return (
    <>
      <p className="state">
        <TeamIcon name="done" />
        {life.progress.finishedOn(day(locale, finish.finishedOn))}
      </p>
      {paragraphsOf(finish.summary).map((text, index) => (
        <p key={`${index} ${text}`}>{text}</p>
      ))}
    </>
  );
}

function MoneyOf({ progress }: { readonly progress: Progress }): ReactNode {
  const { life, locale } = useInitiativeMessages();
  const { requestedCents, grantedCents, paidCents, settledCents } = progress.money;
  const words = life.progress;
  if (grantedCents === null) return <p>{words.notGranted}</p>;
  const format = money(locale, [grantedCents, paidCents]);
  const lines = [
    [words.requested, requestedCents],
    [words.granted, grantedCents],
    [words.paid, paidCents],
    [words.left, grantedCents - paidCents],
    ...(settledCents === null ? [] : [[words.settled, settledCents] as const]),
  ] as const;
  return (
    <>
      <p className="say">{words.say(format(grantedCents), format(paidCents))}</p>
      <ShareStrip part={paidCents} whole={grantedCents} />
      <table role="table">
        <caption>{words.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {words.item}
            </th>
            <th scope="col" role="columnheader" className="r">
              {words.amount}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map(([label, cents]) => (
            <tr key={label} role="row">
              <th scope="row" role="rowheader">
                {label}
              </th>
              <td role="cell" className="r">
                {inColumn(locale)(cents)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type PostsProps = { readonly posts: readonly ProgressPost[]; readonly address: PageAddress };

function Posts({ posts, address }: PostsProps): ReactNode {
  const wording = useInitiativeMessages();
  const { progress } = wording.life;
  if (posts.length === 0) return <p>{progress.noPosts}</p>;
  return (
    <ul className="rows">
      {posts.map(({ id, body, photos, postedAt, hiddenReason }) => (
        <li key={id} className="flow">
          <h4 className="small soft">{momentOf(wording, postedAt)}</h4>
          {hiddenReason !== null && <p className="soft">{progress.hidden(hiddenReason)}</p>}
          {paragraphsOf(body ?? '').map((text, index) => (
            <p key={`${index} ${text}`}>{text}</p>
          ))}
          {photos.length > 0 && (
            <ul className="photos">
              {photos.map(({ fileId, description }) => (
                <Photo key={fileId} address={address} fileId={fileId} description={description} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
