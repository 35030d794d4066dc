import type { PlanTemplate } from './plan-template.js';

/** What people think of in a village: small, useful, soon. */
export const ELSBROEK_PLANS: readonly PlanTemplate[] = [
  {
    title: 'AED bij het dorpshuis',
    summary:
      'De dichtstbijzijnde AED hangt in de stad. Wij willen er één aan het dorpshuis, en een avond waarop twintig mensen leren hem te gebruiken.',
    costs: [
      ['AED met buitenkast', 2_150],
      ['Cursusavond', 480],
    ],
    forWhom: 'Iedereen in het dorp, dag en nacht.',
    carriedOutBy: 'Het bestuur van het dorpshuis en twaalf vrijwilligers met een diploma.',
    theme: 'care',
    applicantKind: 'organisation',
    appeal: 0.9,
  },
  {
    title: 'Picknicktafel aan de {straat}',
    summary:
      'Fietsers en wandelaars rusten graag uit bij het water. Een tafel met twee banken is genoeg.',
    costs: [
      ['Tafel van eikenhout', 1_250],
      ['Plaatsen', 300],
    ],
    forWhom: 'Wandelaars en fietsers, en wie er woont.',
    carriedOutBy: 'Twee buren die meubels maken.',
    theme: 'meeting',
    applicantKind: 'person',
    appeal: 0.6,
  },
  {
    title: 'Nieuwe doelen voor het veld',
    summary: 'De oude doelen zijn verroest. We kopen twee nieuwe, met netten, en verven de lijnen.',
    costs: [
      ['Twee doelen met netten', 1_480],
      ['Verf', 120],
    ],
    forWhom: 'De jeugd van het dorp.',
    carriedOutBy: 'Ouders van spelertjes, op een zaterdag.',
    theme: 'sport',
    applicantKind: 'residents-group',
    appeal: 0.7,
  },
  {
    title: 'Ooievaarsnest in de weilanden',
    summary:
      'Er zoeken elk jaar ooievaars een plek. De boer stelt grond beschikbaar, de school volgt het nest met een camera.',
    costs: [
      ['Paal met nest', 950],
      ['Camera en zonnepaneel', 640],
    ],
    forWhom: 'Wie van vogels houdt, en de school.',
    carriedOutBy: 'De natuurclub, met een boer die de paal zet.',
    theme: 'green',
    applicantKind: 'organisation',
    appeal: 0.55,
  },
  {
    title: 'Boodschappenbus op vrijdag',
    summary:
      'Sinds de winkel dicht is, komen mensen zonder auto niet meer bij de supermarkt. Een vrijwilliger rijdt elke vrijdag een bus.',
    costs: [
      ['Huur van de bus, een halfjaar', 2_600],
      ['Brandstof', 700],
    ],
    forWhom: 'Ouderen zonder auto.',
    carriedOutBy: 'Acht vrijwillige chauffeurs.',
    theme: 'traffic',
    applicantKind: 'residents-group',
    appeal: 0.8,
  },
  {
    title: 'Boekenkast op de Brink',
    summary: 'Een kast op straat waar je boeken haalt en brengt. De timmerclub maakt hem zelf.',
    costs: [['Hout, glas en verf', 420]],
    forWhom: 'Lezers van vier tot negentig jaar.',
    carriedOutBy: 'Een gepensioneerde timmerman en zijn kleindochter.',
    theme: 'culture',
    applicantKind: 'person',
    appeal: 0.65,
  },
  {
    title: 'Veilig oversteken bij de {straat}',
    summary:
      'Auto’s rijden hard door het dorp. Met twee bloembakken en een zebrapad steken kinderen veilig over naar school.',
    costs: [
      ['Bloembakken', 1_100],
      ['Verf en borden', 900],
    ],
    forWhom: 'Kinderen op weg naar school.',
    carriedOutBy: 'De ouderraad, samen met de wegbeheerder.',
    theme: 'safety',
    applicantKind: 'organisation',
    appeal: 0.85,
  },
  {
    title: 'Kerstmarkt met lokaal eten',
    summary: 'Een markt op de Brink met kaas, honing en brood van boeren uit de buurt.',
    costs: [
      ['Kramen', 1_300],
      ['Stroom en licht', 450],
    ],
    forWhom: 'Het hele dorp en de dorpen eromheen.',
    carriedOutBy: 'Boeren en bakkers uit de buurt.',
    theme: 'meeting',
    applicantKind: 'entrepreneur',
    appeal: 0.5,
  },
  {
    title: 'Helikopterplatform',
    summary: 'Voor als het een keer nodig is.',
    costs: [['Platform van beton', 240_000]],
    forWhom: 'Wie snel in het ziekenhuis moet zijn.',
    carriedOutBy: 'Een aannemer, op eigen terrein.',
    theme: 'care',
    applicantKind: 'entrepreneur',
    appeal: 0.05,
  },
];
