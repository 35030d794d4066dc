import type { Comment } from '#domain';
import type { Stores } from '#persistence';
import type { DemoMunicipality } from '../generate/demo-types.js';
import { openRandom } from '../generate/random.js';
import { personRef } from './person-ref.js';

/** Writes what people said and asked below initiatives, and what somebody reported. */
export async function writeComments(
  stores: Stores,
  { rounds, talk: { comments, reports } }: DemoMunicipality,
): Promise<void> {
  const titles = new Map(
    rounds.flatMap(({ initiatives }) => initiatives.map(({ id, title }) => [id, title])),
  );
  const written = new Map<string, Comment>();
  for (const comment of comments) {
    await stores.comments.insert(comment);
    written.set(comment.id, comment);
    const question = written.get(comment.parentId ?? '');
    const title = titles.get(comment.initiativeId) ?? '';
    if (question !== undefined && comment.answeredAs !== null) {
      await tellAsker(stores, { question, answer: comment, title });
    }
  }
  for (const report of reports) await stores.moderation.report(report);
  await stores.audit.recordAll([
    ...comments.map(({ id, writtenBy, initiativeId, kind }) => ({
      ...{ actor: personRef({ id: writtenBy }), action: 'write-comment', origin: 'demo' },
      ...{ subjectType: 'comment', subjectId: id, details: { initiativeId, kind } },
    })),
    ...reports.map(({ commentId, reportedBy }) => ({
      ...{ actor: personRef({ id: reportedBy }), action: 'report-comment', origin: 'demo' },
      ...{ subjectType: 'comment', subjectId: commentId },
    })),
  ]);
}

type Answered = { readonly question: Comment; readonly answer: Comment; readonly title: string };

async function tellAsker(
  { announcements }: Stores,
  { question, answer, title }: Answered,
): Promise<void> {
  await announcements.announce({
    id: openRandom(`news of ${answer.id}`).uuid(),
    kind: 'comment-answered',
    eventKey: `comment-answered:${answer.id}`,
    subject: { kind: 'initiative', id: answer.initiativeId },
    audience: { kind: 'people', personIds: [question.writtenBy] },
    facts: { title },
    announcedAt: answer.writtenAt,
  });
}
