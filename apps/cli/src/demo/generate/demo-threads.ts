/** Who answers: the initiator, the contact person of the wijk, or another resident. */
export type ThreadVoice = 'initiator' | 'contact-person' | 'resident';

/** What somebody says or asks about a plan whose title begins so, and what others answer. */
export type DemoThread = {
  readonly plan: string;
  readonly kind: 'comment' | 'question';
  readonly text: string;
  readonly answers: readonly (readonly [ThreadVoice, string])[];
  /** Whether the first resident of the wijk asked it, with whose letter people try the demo. */
  readonly isOfFirst?: true;
  /** Why somebody reported it; absent where nobody did. */
  readonly reported?: string;
};

export const THREADS: readonly DemoThread[] = [
  {
    plan: 'Speelplek op het',
    kind: 'question',
    text: 'Blijft er genoeg ruimte over voor de marktkramen op zaterdag?',
    isOfFirst: true,
    answers: [
      [
        'initiator',
        'Ja. De toestellen komen aan de kant van de bomen, daar staat nooit een kraam.',
      ],
      [
        'contact-person',
        'Wij hebben het met de marktmeester nagelopen: er blijven net zoveel plaatsen als nu.',
      ],
    ],
  },
  {
    plan: 'Speelplek op het',
    kind: 'comment',
    text: 'Eindelijk iets voor de kleintjes. Mijn kleinzoon kan nu alleen op de stoep spelen.',
    answers: [],
  },
  {
    plan: 'Zwemtrap in de haven',
    kind: 'question',
    text: 'Is het water daar schoon genoeg om in te zwemmen?',
    answers: [
      [
        'contact-person',
        'Het waterschap meet er van mei tot september elke twee weken. De laatste twee zomers was het goed, met één week uitzondering na een wolkbreuk.',
      ],
    ],
  },
  {
    plan: 'Licht in de steeg',
    kind: 'comment',
    text: 'Graag warm licht, en niet de hele nacht. Bij ons schijnt de lantaarn nu al in de slaapkamer.',
    answers: [['initiator', 'Goed punt. We kiezen lampen die naar beneden schijnen en dimmen.']],
  },
  {
    plan: 'Soep op donderdag',
    kind: 'question',
    text: 'Kan mijn buurvrouw ook meeëten als ze niet kan betalen?',
    answers: [
      ['initiator', 'Natuurlijk. Wie wil geeft iets, en niemand vraagt ernaar.'],
      ['resident', 'Ik help graag een keer met snijden.'],
    ],
  },
  {
    plan: 'Buurtmoestuin op het dak',
    kind: 'question',
    text: 'Kan het dak het gewicht van natte aarde dragen?',
    isOfFirst: true,
    answers: [
      [
        'initiator',
        'Daarom staat er een keuring in de begroting. Pas als die goed is komen de bakken.',
      ],
    ],
  },
  {
    plan: 'Fietswerkplaats van en voor',
    kind: 'question',
    text: 'Waar komt de werkplaats, en wie doet haar op zaterdag open?',
    answers: [],
  },
  {
    plan: 'Veilige route naar',
    kind: 'comment',
    text: 'Onze straat doet mee. Wij lopen graag op dinsdag en donderdag.',
    answers: [['resident', 'Dan nemen wij de maandag.']],
  },
  {
    plan: 'Robotmaaier voor',
    kind: 'comment',
    text: 'Wie dit bedenkt is gewoon te lui om te maaien. Schaam je.',
    answers: [],
    reported: 'Dit gaat over de persoon en niet over het plan.',
  },
  {
    plan: 'Veilig oversteken bij',
    kind: 'question',
    text: 'Kunnen tractoren er met die bloembakken nog wel langs?',
    isOfFirst: true,
    answers: [
      ['initiator', 'Ja, er blijft vier meter vrij. Twee boeren hebben het met ons uitgemeten.'],
    ],
  },
];
