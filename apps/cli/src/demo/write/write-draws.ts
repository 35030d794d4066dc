import { setTimeout } from 'node:timers/promises';
import {
  announcementOf,
  carryOutDraw,
  type DrawAnnouncement,
  drawDocumentText,
  drawListText,
  freezeList,
  nextToInvite,
  requireDrawable,
} from '#domain';
import { type AuditEntry, sha256, type Stores } from '#persistence';
import type { DemoDraw, DemoTeamLife } from '../generate/team-life.js';
import { personRef } from './person-ref.js';

/** A draw of which everybody can know its public value from a moment that is near. */
export type RunningDraw = { readonly demo: DemoDraw; readonly announcement: DrawAnnouncement };

/** Enough for the few statements until the list is frozen, also on a slow machine. */
const NEAR_MS = 1_000;

/**
 * Announces the draws, and freezes the lists of those that are held today.
 *
 * The database asks its own clock whether a list was frozen before its public moment, and a draw carried
 * out after it. So that moment comes while the rest of the town is written.
 */
export async function openDraws(
  stores: Stores,
  lives: readonly DemoTeamLife[],
): Promise<RunningDraw[]> {
  const running: RunningDraw[] = [];
  for (const demo of lives.flatMap(({ draws }) => draws)) {
    if (demo.publicValue === null) await announce(stores, demo);
    else running.push(await freeze(stores, await heldSoon(stores, demo)));
  }
  return running;
}

async function heldSoon({ clock }: Stores, demo: DemoDraw): Promise<DemoDraw> {
  const publicAt = new Date((await clock.now()).getTime() + NEAR_MS);
  return { ...demo, draw: { ...demo.draw, publicAt } };
}

async function announce(
  { audit, draws }: Stores,
  { draw, heldBy, entries }: DemoDraw,
): Promise<void> {
  await draws.insert({ ...draw, announcedBy: personRef(heldBy) });
  const kept = entries.map((entry) => ({ ...entry, personId: null }));
  if (kept.length > 0) await draws.addEntries(draw.id, kept);
  await audit.record(step('announce-draw', { draw, heldBy }));
}

async function freeze(stores: Stores, demo: DemoDraw): Promise<RunningDraw> {
  const { draw, heldBy, entries, listFrozenAt: frozenAt } = demo;
  await announce(stores, demo);
  freezeList(draw, entries, frozenAt);
  const announcement = announcementOf(draw, { entries, holders: [] }, { frozenAt, sha256 });
  await stores.draws.freeze(draw.id, {
    frozenBy: personRef(heldBy),
    frozenAt,
    listHash: announcement.listHash,
    listText: drawListText(entries),
    announcementText: drawDocumentText(announcement),
  });
  await stores.audit.record(step('freeze-draw-list', demo));
  return { demo, announcement };
}

/** Carries a draw out, as soon as its moment has come, and invites those who are drawn. */
export async function carryOutDemoDraw(
  stores: Stores,
  { demo, announcement }: RunningDraw,
): Promise<void> {
  const { draw, heldBy, entries, secret, publicValue } = demo;
  const given = { secret, publicValue: publicValue ?? '', sha256 };
  const now = await momentAfter(stores, draw.publicAt);
  requireDrawable({ ...draw, state: 'frozen' }, given, { now, sha256 });
  const record = carryOutDraw(announcement, entries, given);
  const recordText = drawDocumentText(record);
  await stores.draws.insertOutcome(
    {
      ...{ drawId: draw.id, secret, publicValue: given.publicValue, seed: record.seed },
      ...{ recordText, recordHash: sha256(recordText) },
      ...{ drawnBy: personRef(heldBy), drawnAt: now },
    },
    record.strata.flatMap(({ stratum, drawn, reserves }) =>
      [...drawn, ...reserves].map((code, index) => ({ code, stratum, place: index + 1 })),
    ),
  );
  const invited = record.strata.flatMap(({ drawn, seats }) =>
    nextToInvite(
      drawn.map((code, index) => ({ code, place: index + 1, state: 'reserve' as const })),
      seats,
    ),
  );
  const { answerDays } = draw;
  const by = { recordedBy: personRef(heldBy), recordedAt: now };
  await stores.drawPlaces.invite(draw.id, invited, { answerDays, ...by });
  await stores.audit.record(step('carry-out-draw', demo));
}

async function momentAfter({ clock }: Stores, publicAt: Date): Promise<Date> {
  const left = publicAt.getTime() - (await clock.now()).getTime();
  if (left >= 0) await setTimeout(left + 1);
  return clock.now();
}

function step(action: string, { draw, heldBy }: Pick<DemoDraw, 'draw' | 'heldBy'>): AuditEntry {
  const subject = { subjectType: 'draw', subjectId: draw.id, origin: 'demo' };
  return { actor: personRef(heldBy), action, ...subject };
}
