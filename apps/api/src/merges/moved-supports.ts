import { Injectable } from '@nestjs/common';
import {
  type Human,
  humanOfAccount,
  type Initiative,
  initiatorIds,
  type KnownSupport,
  type Round,
  type StandingSupport,
  supportsToMove,
} from '#domain';
import type { Stores } from '#persistence';
import { supporterReference } from '#platform';
import { ApiConfig } from '../api.config.js';

/** How many residents are tried at a time: other requests are answered in between. */
const RESIDENTS_AT_ONCE = 2_000;

/** What ends, where, and what comes of it. */
export type Moving = {
  readonly round: Round;
  readonly sources: readonly Initiative[];
  readonly madeIds: readonly string[];
};

/**
 * Lets supports go on in what initiatives are merged or split into, one of each human, whichever way
 * and however often each supported. Of a code or a signature only a keyed hash is kept, another one for
 * every initiative; so the residents that the wijk knows are tried until each is found. That is done
 * here, once, and nothing of it is kept but the reference that the same human has for the new
 * initiative: whoever supports that again is seen as on any other.
 *
 * Who is found nowhere (neither on the list any more, nor ever with a code or an account) does not go
 * along: nobody could see a second support of theirs.
 */
@Injectable()
export class MovedSupports {
  constructor(private readonly config: ApiConfig) {}

  async move(stores: Stores, { round, sources, madeIds }: Moving): Promise<void> {
    const standing = await stores.standingSupports.of(sources.map(({ id }) => id));
    if (standing.length === 0) return;
    const makerIds = [...new Set(sources.flatMap((source) => initiatorIds(source)))];
    const accountIds = standing.flatMap(({ personId }) => personId ?? []);
    const ties = await stores.supportRegister.residentsOf([...accountIds, ...makerIds]);
    const makers = makerIds.flatMap((id) => [
      humanOfAccount(id, null),
      humanOfAccount(id, ties.get(id) ?? null),
    ]);
    const known = [
      ...standing.flatMap((each) => ofAccount(each, ties)),
      ...(await this.recognised(stores, round.wijkteamId, standing)),
    ];
    const moving = supportsToMove(known, makers);
    for (const madeId of madeIds) {
      const supports = moving.map(({ id, human }) => ({
        id,
        residentRef: this.ref(madeId, human),
      }));
      await stores.standingSupports.move(madeId, supports);
    }
  }

  /** Whose the supports without an account are, as far as the wijk knows its residents. */
  private async recognised(
    { supportRegister }: Stores,
    wijkteamId: string,
    standing: readonly StandingSupport[],
  ): Promise<KnownSupport[]> {
    const waiting = new Map(
      standing.flatMap((each) => (each.personId === null ? [[each.residentRef, each]] : [])),
    );
    const initiativeIds = new Set([...waiting.values()].map(({ initiativeId }) => initiativeId));
    const found: KnownSupport[] = [];
    let after = '';
    while (waiting.size > 0) {
      const refs = await supportRegister.knownResidents(wijkteamId, after, RESIDENTS_AT_ONCE);
      const last = refs.at(-1);
      if (last === undefined) break;
      after = last;
      const humans = refs.map((residentRef): Human => ({ kind: 'resident', residentRef }));
      for (const initiativeId of initiativeIds) {
        for (const human of humans) {
          const support = waiting.get(this.ref(initiativeId, human));
          if (support === undefined) continue;
          found.push({ ...support, human });
          waiting.delete(support.residentRef);
        }
      }
    }
    return found;
  }

  private ref(initiativeId: string, human: Human): string {
    return supporterReference(this.config.values.voterKeySecret, initiativeId, human);
  }
}

function ofAccount(support: StandingSupport, ties: ReadonlyMap<string, string>): KnownSupport[] {
  const { personId } = support;
  if (personId === null) return [];
  return [{ ...support, human: humanOfAccount(personId, ties.get(personId) ?? null) }];
}
