import {
  type DecisionContent,
  type Fault,
  grantedIn,
  initiativesAtStake,
  mandateHolderFaults,
  type MandateTerms,
  membershipsOn,
  NotFoundError,
  refuseFaults,
  refuseSilentDeviation,
} from '#domain';
import type { Stores } from '#persistence';
import { localDay } from '#platform';

/**
 * Refuses to put something to the vote that could never be carried out: about a round, an initiative
 * or a mandate that is not there or of another wijkteam, a mandate for somebody who cannot hold it, or
 * another outcome than that of the count without its reasons.
 */
export async function refuseUnfitContent(
  stores: Stores,
  wijkteamId: string,
  content: DecisionContent | null,
): Promise<void> {
  if (content?.subjectId == null) return;
  const { kind, subjectId } = content;
  if (kind === 'allocate' || kind === 'ratify-tally' || kind === 'postpone-round') {
    await refuseUnfitRound(stores, wijkteamId, { ...content, subjectId });
  }
  if (kind === 'revoke-mandate') {
    const mandate = await stores.mandates.get(subjectId);
    if (mandate.wijkteamId !== wijkteamId) throw new NotFoundError('mandate', subjectId);
  }
  if (content.mandate !== null) await refuseUnfitHolder(stores, wijkteamId, content.mandate);
}

async function refuseUnfitHolder(
  { clock, people }: Stores,
  wijkteamId: string,
  terms: MandateTerms,
): Promise<void> {
  const dayOn = localDay(await clock.now());
  const held = membershipsOn(await people.membershipsOf(terms.holderId), dayOn);
  refuseFaults(mandateHolderFaults(terms, wijkteamId, held));
}

type AboutRound = DecisionContent & { readonly subjectId: string };

async function refuseUnfitRound(
  stores: Stores,
  wijkteamId: string,
  content: AboutRound,
): Promise<void> {
  await refuseStrangers(stores, wijkteamId, content);
  if (content.kind === 'ratify-tally') await refuseSilence(stores, content);
  if (content.kind === 'allocate') await refuseSilenceOnOutcome(stores, content);
}

async function refuseStrangers(
  { agenda, rounds }: Stores,
  wijkteamId: string,
  content: AboutRound,
): Promise<void> {
  const round = await rounds.get(content.subjectId);
  if (round.wijkteamId !== wijkteamId) throw new NotFoundError('round', content.subjectId);
  const strangers = await agenda.strangersTo(round.id, initiativesAtStake(content));
  refuseFaults(
    strangers.map((id): Fault => {
      const reason = `Initiative ${id} is not in this round.`;
      return { name: 'decision.lines', code: 'initiative-elsewhere', reason };
    }),
  );
}

/** Whatever a committee advised or an assembly chose is left with reasons only (Awb 3:50). */
async function refuseSilenceOnOutcome({ outcomes }: Stores, content: AboutRound): Promise<void> {
  const latest = await outcomes.findLatest(content.subjectId);
  if (latest?.confirmedAt == null) return;
  refuseSilentDeviation(
    grantedIn(latest.record),
    content.lines.map(({ subjectId }) => subjectId),
    content.deviations,
    'decision.deviations',
  );
}

async function refuseSilence({ tallyRuns }: Stores, content: AboutRound): Promise<void> {
  const { outcome } = await tallyRuns.get(content.subjectId, content.tallyRunId ?? '');
  refuseSilentDeviation(
    outcome.winners.map(({ initiativeId }) => initiativeId),
    content.lines.map(({ subjectId }) => subjectId),
    content.deviations,
    'decision.deviations',
  );
}
