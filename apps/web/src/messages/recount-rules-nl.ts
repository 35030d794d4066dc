/** The Dutch texts of the rules, each with a sentence on what it does. */
export const rulesNl = {
  heading: '2. Kies de telregel',
  rule: 'Telregel',
  declared: (name: string): string => `De regel uit het bestand: ${name}`,
  declaredHelp: 'Deze regel noemt het bestand zelf.',
  limits: (count: string): string =>
    `Het bestand geeft ook grenzen voor groepen plannen (${count}). Die tellen mee.`,
  undeclared: (name: string): string =>
    `Het bestand noemt een regel die we niet zo kunnen overnemen: ${name}. Kies zelf een regel.`,
  families: {
    greedy: 'Meeste stemmen eerst',
    shares: 'Gelijke delen',
    loads: 'Gelijke lasten',
  },
  names: {
    'greedy@1': 'Meeste stemmen, wat past',
    'greedy-no-skip@1': 'Meeste stemmen, tot het eerste dat niet past',
    'greedy-threshold@1': 'Meeste stemmen, met een minimum',
    'greedy-reserve-80@1': 'Meeste stemmen, het laatste bij 80 procent',
    'greedy-per-cost@1': 'Meeste stemmen per euro',
    'equal-shares': 'Gelijke delen',
    'sequential-phragmen@1': 'Phragmén, stap voor stap',
  },
  sentences: {
    'greedy@1':
      'Het plan met de meeste stemmen gaat eerst. Past een plan niet meer, dan slaan we het over.',
    'greedy-no-skip@1':
      'Het plan met de meeste stemmen gaat eerst. Bij het eerste plan dat niet past, stoppen we.',
    'greedy-threshold@1':
      'Het plan met de meeste stemmen gaat eerst. Plannen met te weinig stemmen doen niet mee.',
    'greedy-reserve-80@1':
      'Het plan met de meeste stemmen gaat eerst. Het laatste mag ook als er geld is voor 80 procent ervan.',
    'greedy-per-cost@1': 'Het plan met de meeste stemmen voor zijn geld gaat eerst.',
    'equal-shares':
      'Elke kiezer krijgt een gelijk deel van het geld. Kiezers betalen samen voor de plannen die zij kozen.',
    'sequential-phragmen@1':
      'Elke kiezer spaart even snel. Een plan is gekozen zodra zijn kiezers het samen kunnen betalen.',
  },
  utility: 'Wat telt voor een kiezer',
  utilities: {
    cost: 'Hoeveel geld er naar zijn plannen gaat',
    cardinality: 'Hoeveel van zijn plannen lukken',
  },
  completion: 'Wat er gebeurt met geld dat over is',
  completions: {
    none: 'Niets',
    add1: 'Het deel van elke kiezer gaat omhoog, tot het niet meer kan',
    'add1-exhaustive': 'Het deel gaat omhoog, tot er geen plan meer bij past',
    utilitarian: 'Het gaat naar de plannen met de meeste stemmen',
    'add1-utilitarian': 'Eerst gaat het deel omhoog, daarna de meeste stemmen',
    'add1-exhaustive-utilitarian':
      'Eerst gaat het deel omhoog tot niets meer past, daarna de meeste stemmen',
  },
  start: 'Waarmee elke kiezer begint',
  starts: {
    exact: 'Precies een gelijk deel',
    floor: 'Een gelijk deel, naar beneden afgerond',
  },
  comparison: 'Vergelijken aan het eind',
  comparisons: {
    none: 'Niet vergelijken',
    greedy: 'De meeste stemmen winnen als meer kiezers daar meer aan hebben',
  },
  threshold: 'Minimum aan stemmen of punten',
  thresholdHint: 'Een heel getal, bijvoorbeeld 50. Leeg is geen minimum.',
  unit: 'Stap waarmee het deel omhoog gaat',
  unitHint: 'Een bedrag, bijvoorbeeld 1 of 0,50. Leeg is 1.',
  ties: 'Als plannen gelijk staan',
  tiesHint: 'Beslist dit niet, dan beslist de code van het plan.',
  tiePlaces: ['Eerst', 'Daarna', 'Daarna nog'],
  tieChoices: {
    '': 'Niets',
    cost: 'Het goedkoopste plan gaat voor',
    'cost-descending': 'Het duurste plan gaat voor',
    votes: 'De meeste stemmen of punten gaan voor',
    'list-order': 'Het plan hoger op de lijst gaat voor',
    lot: 'Het lot beslist',
  },
  seed: 'Tekst waaruit het lot is getrokken',
  seedHint: 'Deze tekst staat bij de gepubliceerde regels.',
  faultsHeading: 'Verander eerst dit',
  faults: {
    threshold: 'Vul bij het minimum een heel getal van 1 of meer in, bijvoorbeeld 50.',
    unit: 'Vul bij de stap een bedrag boven nul in, bijvoorbeeld 1.',
    ties: 'Kies bij gelijke plannen elke regel één keer, en goedkoop of duur, niet allebei.',
    seed: 'Vul de tekst in waaruit het lot is getrokken.',
  },
  submit: 'Tel na',
};
