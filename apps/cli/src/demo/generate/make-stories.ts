import type { DemoTeam } from './demo-people.js';
import type { DemoStory } from './demo-talk.js';
import type { DemoRound } from './demo-types.js';
import { minutesAfter } from './moments.js';
import { openRandom } from './random.js';

/** A story is told so long after the money was given: the initiative was finished well before. */
const TOLD_AFTER_MINUTES = 55 * 1440;

type Told = Pick<DemoStory['text'], 'title' | 'body'> & {
  readonly plan: string;
  readonly photoText: string | null;
  readonly quotes: readonly (readonly [
    text: string,
    saidBy: string | null,
    'in-writing' | 'spoken',
  ])[];
};

const TOLD: readonly Told[] = [
  {
    plan: 'AED bij het dorpshuis',
    title: 'Binnen zes minuten hulp in Elsbroek',
    body: 'Sinds dit jaar hangt er een AED aan het dorpshuis, dag en nacht bereikbaar. Op de cursusavond zaten er geen twintig maar vierendertig mensen. Twaalf van hen staan nu op de lijst van vrijwilligers die een oproep krijgen.\n\nHet apparaat is één keer uit de kast gehaald, voor een wielrenner die onwel werd. Hij is weer op de been.',
    photoText: null,
    quotes: [
      [
        'Ik dacht altijd dat je er verpleegkundige voor moest zijn. Je hoeft alleen te durven.',
        'Toos',
        'in-writing',
      ],
      ['Het was een avond lachen, en aan het eind konden we het allemaal.', null, 'spoken'],
    ],
  },
  {
    plan: 'Picknicktafel aan de',
    title: 'De tafel waar iedereen even stopt',
    body: 'De tafel van eikenhout staat aan het water, gemaakt door twee buren in hun schuur. Op zondag is hij vanaf tien uur bezet.\n\nEr kwam ook een afvalbak bij, die er niet in het plan stond: de wandelclub leegt hem.',
    photoText: 'Tekening: een houten bank op het gras, met drie huizen erachter.',
    quotes: [['We kennen nu mensen van drie dorpen verderop.', 'Een van de makers', 'in-writing']],
  },
];

/** The stories of a round whose initiatives were finished long ago, told by the chair of its team. */
export function makeStories(
  { initiatives, decisions }: DemoRound,
  { chair, wijkteam }: DemoTeam,
  now: Date,
): DemoStory[] {
  return TOLD.flatMap(({ plan, photoText, quotes, title, body }) => {
    const initiative = initiatives.find((each) => each.title.startsWith(plan));
    const decision = decisions.find(({ lines }) =>
      lines.some(({ initiativeId }) => initiativeId === initiative?.id),
    );
    if (initiative === undefined || decision === undefined) return [];
    const toldAt = minutesAfter(decision.decidedAt, TOLD_AFTER_MINUTES);
    if (toldAt > now) return [];
    const consentOn = toldAt.toISOString().slice(0, 10);
    const said = quotes.map(([text, saidBy, consentGiven]) => ({
      ...{ text, saidBy, consentGiven, consentOn },
    }));
    return [
      {
        id: openRandom(`story of ${initiative.id}`).uuid(),
        ...{ initiativeId: initiative.id, wijkteamId: wijkteam.id, photoText },
        ...{ toldBy: chair.id, toldAt, text: { title, body, quotes: said } },
      },
    ];
  });
}
