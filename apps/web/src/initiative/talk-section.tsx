import { type ReactNode, useState } from 'react';
import { ReadingSection } from '../layout/reading-section.js';
import type { PageAddress } from '../service/page-address.js';
import type { Retryable } from '../service/use-reading.js';
import { useSession } from '../session/session-provider.js';
import { momentOf } from '../team/team-format.js';
import { readComments } from './initiative-api.js';
import type { Answer, Comment } from './initiative-types.js';
import { SignIn } from './support-section.js';
import { TalkForm } from './talk-form.js';
import { type InitiativeWording, useInitiativeMessages } from './use-initiative-messages.js';

type Props = Retryable<readonly Comment[]> & { readonly address: PageAddress };

/** What was asked and said, with the answers, and the form to ask something. */
export function TalkSection({ address, ...read }: Props): ReactNode {
  const { life } = useInitiativeMessages();
  return (
    <ReadingSection id="vragen" heading={life.talk.heading} {...read}>
      {(comments) => <Talk address={address} read={comments} />}
    </ReadingSection>
  );
}

type TalkProps = { readonly address: PageAddress; readonly read: readonly Comment[] };

const SHOWN = 10;

function Talk({ address, read }: TalkProps): ReactNode {
  const { life } = useInitiativeMessages();
  const { reading } = useSession();
  const [comments, setComments] = useState(read);
  const older = comments.slice(SHOWN);

  async function readAgain(): Promise<void> {
    setComments(await readComments(address, new AbortController().signal));
  }

  return (
    <div className="flow">
      {comments.length === 0 ? (
        <p>{life.talk.none}</p>
      ) : (
        <Rows comments={comments.slice(0, SHOWN)} />
      )}
      {older.length > 0 && (
        <details className="more">
          <summary>{life.talk.older(older.length)}</summary>
          <Rows comments={older} />
        </details>
      )}
      {reading.kind === 'ready' && reading.value !== null && (
        <TalkForm address={address} onSent={readAgain} />
      )}
      {reading.kind === 'ready' && reading.value === null && (
        <SignIn address={address} label={life.talk.form.signIn} />
      )}
    </div>
  );
}

function Rows({ comments }: { readonly comments: readonly Comment[] }): ReactNode {
  return (
    <ul className="rows">
      {comments.map((comment) => (
        <CommentRow key={comment.id} comment={comment} />
      ))}
    </ul>
  );
}

function CommentRow({ comment }: { readonly comment: Comment }): ReactNode {
  const wording = useInitiativeMessages();
  const { talk } = wording.life;
  const kind = comment.kind === 'question' ? talk.question : talk.comment;
  const { answers, state } = comment;
  return (
    <li className="flow">
      <h3 className="small soft">
        {talk.by(kind, writerText(comment, wording), momentOf(wording, comment.writtenAt))}
      </h3>
      <Said said={comment} />
      {answers.map((answer) => (
        <div key={answer.id} className="answer flow">
          <p className="small soft">
            {talk.by(talk.answer, writerText(answer, wording), momentOf(wording, answer.writtenAt))}
          </p>
          <Said said={answer} />
        </div>
      ))}
      {comment.kind === 'question' && state === 'shown' && answers.length === 0 && (
        <p className="small soft">{talk.unanswered}</p>
      )}
    </li>
  );
}

/** As what somebody wrote it; by name only whose name stands on the page of the wijkteam. */
function writerText(
  { isYours, writerName, writerRole }: Answer,
  wording: InitiativeWording,
): string {
  const { you, named, writers } = wording.life.talk;
  if (isYours) return you;
  const role = writers[writerRole];
  return writerName === null ? role : named(writerName, role);
}

function Said({ said }: { readonly said: Answer }): ReactNode {
  const { life } = useInitiativeMessages();
  const { text, state, editedAt, hiddenReason } = said;
  return (
    <>
      {state === 'removed' && <p className="soft">{life.talk.removed}</p>}
      {state === 'hidden' && <p className="soft">{life.talk.hidden}</p>}
      {hiddenReason !== null && <p className="soft">{life.talk.hiddenWhy(hiddenReason)}</p>}
      {text !== null && <p className="said">{text}</p>}
      {editedAt !== null && <p className="small soft">{life.talk.edited}</p>}
    </>
  );
}
