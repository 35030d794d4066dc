import type { Initiative, Role } from '#domain';
import type { Stores } from '#persistence';
import type { DemoMunicipality, DemoRound } from '../generate/demo-types.js';
import { openRandom } from '../generate/random.js';
import type { DemoPhoto } from './draw-photos.js';
import { personRef } from './person-ref.js';

const DAY_MS = 86_400_000;
/** How many of the initiatives that got money in a round have something to show. */
const SHOWN_MAX = 2;
/** After so many days an initiative of the demo is finished. */
const DAYS_TO_FINISH = 45;
const JUDGES = 7;
const WORDS = ['Mooi geworden!', 'Fijn dat er weer iets gebeurt.', '', 'Het duurde lang.', ''];

const PROMISES = [
  { text: 'De lantaarn bij het speelveld wordt gemaakt.', dueInDays: -40, outcome: 'kept' },
  {
    text: 'Het zebrapad bij de school wordt opnieuw geschilderd.',
    dueInDays: -20,
    outcome: 'broken',
  },
  { text: 'De sleutel van het buurthuis komt bij het wijkteam.', dueInDays: -5, outcome: null },
  {
    text: 'De wijkbeheerder komt elke maand langs op het spreekuur.',
    dueInDays: 60,
    outcome: null,
  },
] as const;

type At = { readonly by: string; readonly at: Date };

/** Writes what came after the decisions: photos, milestones, reports, judgements, and promises to each wijk. */
export async function writeProgress(
  stores: Stores,
  demo: DemoMunicipality,
  photos: readonly DemoPhoto[],
): Promise<void> {
  const now = await stores.clock.now();
  for (const each of demo.rounds) await writeRoundProgress(stores, demo, { each, photos, now });
  for (const { id } of demo.wijkteams) await writePromises(stores, demo, { wijkteamId: id, now });
}

type Given = {
  readonly each: DemoRound;
  readonly photos: readonly DemoPhoto[];
  readonly now: Date;
};

async function writeRoundProgress(
  stores: Stores,
  demo: DemoMunicipality,
  { each: { initiatives, decisions, round }, photos, now }: Given,
): Promise<void> {
  const funded = decisions.flatMap(({ lines, decidedAt }) =>
    lines.map(({ initiativeId }) => ({ initiativeId, decidedAt })),
  );
  for (const [index, { initiativeId, decidedAt }] of funded.slice(0, SHOWN_MAX).entries()) {
    const initiative = initiatives.find(({ id }) => id === initiativeId);
    const photo = photos[index % photos.length];
    if (initiative === undefined || photo === undefined || initiative.proposedBy === null) continue;
    const by = initiative.proposedBy;
    const after = (days: number): At => ({
      by,
      at: new Date(Math.min(decidedAt.getTime() + days * DAY_MS, now.getTime())),
    });
    await attachPhoto(stores, initiative, photo, after(1));
    await writeMilestones(stores, initiative, after);
    const isLongAgo = after(DAYS_TO_FINISH).at < now;
    if (isLongAgo) {
      await finish(stores, initiative, after(DAYS_TO_FINISH));
      const judges = peopleOf(demo, 'resident', round.wijkteamId, now).slice(0, JUDGES);
      await judge(stores, initiative, judges, now);
    }
  }
}

async function keepPhoto(
  stores: Stores,
  id: string,
  photo: DemoPhoto,
  { by, at }: At,
): Promise<void> {
  const { fileName, widthPixels, heightPixels, renditions } = photo;
  const page = renditions.find(({ mediaType }) => mediaType === 'image/jpeg');
  const sent = { byteCount: page?.bytes.length ?? 1, contentHash: page?.contentHash ?? '' };
  await stores.files.insert(
    {
      ...{ id, kind: 'photo', fileName, mediaType: 'image/jpeg', ...sent },
      ...{ widthPixels, heightPixels, scannedBy: null, uploadedBy: by, uploadedAt: at },
    },
    renditions,
  );
}

async function attachPhoto(
  stores: Stores,
  { id: initiativeId }: Initiative,
  photo: DemoPhoto,
  { by, at }: At,
): Promise<void> {
  const fileId = openRandom(`photo of ${initiativeId}`).uuid();
  await keepPhoto(stores, fileId, photo, { by, at });
  const attachment = { fileId, kind: 'photo', description: photo.description } as const;
  await stores.initiativeFiles.replace(initiativeId, 0, [attachment], {
    attachedBy: by,
    attachedAt: at,
  });
  await trail(stores, 'attach-files', initiativeId, by);
}

async function writeMilestones(
  stores: Stores,
  { id: initiativeId }: Initiative,
  after: (days: number) => At,
): Promise<void> {
  const [planned, reached] = [after(2), after(20)];
  const plans = [
    { title: 'De spullen zijn besteld', plannedOn: dayOf(reached.at) },
    {
      title: 'Het staat er',
      plannedOn: dayOf(new Date(reached.at.getTime() + 120 * DAY_MS)).slice(0, 7),
    },
  ];
  for (const [index, plan] of plans.entries()) {
    const id = openRandom(`milestone ${index} of ${initiativeId}`).uuid();
    await stores.progress.insertMilestone({ id, initiativeId, ...plan }, planned);
    if (index > 0) continue;
    const milestone = await stores.progress.lockMilestone(initiativeId, id);
    const step = {
      kind: 'reached',
      reachedOn: dayOf(reached.at),
      plannedOn: null,
      reason: null,
    } as const;
    await stores.progress.insertStep(milestone, step, reached);
  }
  const post = {
    id: openRandom(`post of ${initiativeId}`).uuid(),
    initiativeId,
    body: 'Alles is besteld. Zaterdag over twee weken beginnen we; helpende handen zijn welkom.',
  };
  await stores.progress.insertPost(post, [], reached);
  await trail(stores, 'post-progress', initiativeId, reached.by);
}

async function finish(stores: Stores, { id: initiativeId }: Initiative, at: At): Promise<void> {
  const summary = 'Het staat er en het wordt gebruikt. Dank aan iedereen die meehielp.';
  await stores.progress.insertFinish({ initiativeId, finishedOn: dayOf(at.at), summary }, at);
  await trail(stores, 'declare-finished', initiativeId, at.by);
}

async function judge(
  stores: Stores,
  { id: initiativeId }: Initiative,
  judges: readonly string[],
  at: Date,
): Promise<void> {
  const random = openRandom(`judgements of ${initiativeId}`);
  for (const [index, by] of judges.entries()) {
    const scores = {
      asPromised: 3 + (index % 3),
      useful: 4 + (index % 2),
      wellHandled: 2 + (index % 4),
    };
    const words = WORDS[index % WORDS.length] ?? '';
    const judgement = { id: random.uuid(), initiativeId, ...scores, words };
    await stores.judgements.insert(judgement, { by, at });
  }
}

async function writePromises(
  stores: Stores,
  demo: DemoMunicipality,
  { wijkteamId, now }: { readonly wijkteamId: string; readonly now: Date },
): Promise<void> {
  const [ownerId] = peopleOf(demo, 'contact-person', null, now);
  const [recordedBy] = peopleOf(demo, 'chair', wijkteamId, now);
  if (ownerId === undefined || recordedBy === undefined) return;
  const madeOn = dayOf(new Date(now.getTime() - 90 * DAY_MS));
  for (const [index, { text, dueInDays, outcome }] of PROMISES.entries()) {
    const id = openRandom(`promise ${index} to ${wijkteamId}`).uuid();
    const dueOn = dayOf(new Date(now.getTime() + dueInDays * DAY_MS));
    await stores.promises.insert({
      ...{
        id,
        wijkteamId,
        initiativeId: null,
        text,
        ownerId,
        ownerRole: 'contact-person',
        madeOn,
        dueOn,
      },
      ...{
        source: 'conversation',
        sourceNote: 'Wijkschouw',
        followsId: null,
        recordedBy,
        recordedAt: now,
      },
    });
    if (outcome === null) continue;
    const reason = outcome === 'broken' ? 'De aannemer kwam niet; in het voorjaar opnieuw.' : null;
    await stores.promises.insertOutcome({
      ...{ promiseId: id, wijkteamId, outcome, reason, recordedBy, recordedAt: now },
    });
  }
}

/** Who has a role today, in a wijkteam or (null) in the municipality. */
function peopleOf(
  { memberships }: DemoMunicipality,
  role: Role,
  wijkteamId: string | null,
  now: Date,
): string[] {
  const today = dayOf(now);
  return memberships
    .filter(
      (each) =>
        each.role === role &&
        each.wijkteamId === wijkteamId &&
        each.validFromOn <= today &&
        today <= (each.validUntilOn ?? today),
    )
    .map(({ personId }) => personId);
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

async function trail(
  { audit }: Stores,
  action: string,
  initiativeId: string,
  by: string,
): Promise<void> {
  await audit.record({
    actor: personRef({ id: by }),
    action,
    subjectType: 'initiative',
    subjectId: initiativeId,
    origin: 'demo',
  });
}
