import { randomUUID } from 'node:crypto';
import type { Initiative, ScreeningFinding } from '#domain';
import type { Stores } from '#persistence';

type Told = ScreeningFinding & {
  readonly id: string;
  readonly answerUntilOn: string;
  readonly at: Date;
};
type Titled = Pick<Initiative, 'id' | 'title'>;

/** Tells the initiators what is intended, and until when they can answer (Awb 4:7). */
export async function announceIntended(
  { announcements }: Stores,
  { id, title }: Titled,
  finding: Told,
): Promise<void> {
  await announcements.announce({
    id: randomUUID(),
    kind: 'screening-intended',
    eventKey: `screening-intended:${finding.id}`,
    subject: { kind: 'initiative', id },
    audience: { kind: 'initiators', initiativeId: id },
    facts: {
      title,
      result: finding.result,
      reason: reasonOf(finding),
      answerBy: finding.answerUntilOn,
    },
    announcedAt: finding.at,
  });
}

/** Tells who follows an initiative what came of its screening. */
export async function announceFinal(
  { announcements }: Stores,
  { id, title }: Titled,
  finding: Told,
): Promise<void> {
  await announcements.announce({
    id: randomUUID(),
    kind: 'initiative-screened',
    eventKey: `screening:${finding.id}`,
    subject: { kind: 'initiative', id },
    audience: { kind: 'followers', initiativeId: id },
    facts: { title, result: finding.result, reason: reasonOf(finding) },
    announcedAt: finding.at,
  });
}

/** The reason, with the conditions where there are any. */
function reasonOf({ reason, conditions }: ScreeningFinding): string {
  return [reason, ...conditions.map((each) => `- ${each}`)].join('\n');
}
