import {
  DEFAULT_TEAM_DECISION_RULES,
  type PlayRule,
  type PlayRuleKind,
  playRulesJson,
  playTemplate,
  type PlayTemplateName,
  readPlayRules,
} from '#domain';
import type { DemoTeam } from './demo-people.js';
import { holderOf } from './make-seats.js';
import { dayAt, momentAt } from './moments.js';
import type { Random } from './random.js';
import type { DemoRules } from './team-life.js';
import { TOWN } from './town-plan.js';

/** What these teams leave to each round, or do not ask. */
const LEFT_OUT: readonly PlayRuleKind[] = [
  ...(['who-may-apply', 'support-needed', 'weeks-ahead'] as const),
  ...(['ballot-form', 'tally-rule', 'team-decisions'] as const),
];
const TITLE = 'Spelregels';
/** How many residents of Lindenoord have to support a plan, by its newest rules. */
const SUPPORT_COUNT = 12;
const VERSIONS = {
  first: { writtenDays: -220, adoptedDays: -205, validDays: -200 },
  second: { writtenDays: -34, adoptedDays: -31, validDays: -30 },
} as const;
const REASONS = {
  first: 'De gemeente vroeg alle buurten al om hun mening over de verordening.',
  second: 'Op twee avonden in het Huis van de Wijk praatten bewoners hierover mee.',
} as const;

/**
 * The standing rules of a team, from a template. Lindenoord has a second version since, by which plans need
 * support and its decisions a quorum; in the other teams the chair records what was decided.
 */
export function makeRules(team: DemoTeam, random: Random, now: Date): DemoRules[] {
  const name: PlayTemplateName =
    team.plan === TOWN.wijken.elsbroek ? 'first-come' : 'residents-vote';
  const rules = playTemplate(name).rules.filter(({ kind }) => !LEFT_OUT.includes(kind));
  const wanted = { team, name, random, now };
  const first = version({ ...wanted, rules, number: 1 }, 'first');
  if (team.plan !== TOWN.wijken.lindenoord) return [first];
  const withDecisions = [...rules, supportRule(), decisionRule()];
  return [first, version({ ...wanted, rules: withDecisions, number: 2 }, 'second')];
}

type Wanted = {
  readonly team: DemoTeam;
  readonly name: PlayTemplateName;
  readonly rules: readonly PlayRule[];
  readonly number: number;
  readonly random: Random;
  readonly now: Date;
};

function version(
  { team, name, rules, number, random, now }: Wanted,
  which: keyof typeof VERSIONS,
): DemoRules {
  const { writtenDays, adoptedDays, validDays } = VERSIONS[which];
  const kind = playTemplate(name).legalBasisKind;
  const isRegeling = kind === 'subsidieregeling';
  return {
    document: {
      id: random.uuid(),
      wijkteamId: team.wijkteam.id,
      roundId: null,
      number,
      title: `${TITLE} van ${team.plan.name}`,
      state: 'draft' as const,
      legalBasis: {
        kind,
        title: isRegeling ? 'Subsidieregeling bewonersinitiatieven' : 'Participatieverordening',
        article: '2',
        url: null,
      },
      validFromOn: dayAt(now, validDays),
      // In the order in which the service would keep them.
      rules: readPlayRules(playRulesJson(rules, 'text'), 'text').rules,
      consultation: null,
      withoutConsultationReason: null,
      adoptedAt: null,
      documentHash: null,
      createdAt: momentAt(now, writtenDays, 19),
      version: 1,
    },
    writtenBy: holderOf(team, 'secretary'),
    adoptedBy: team.chair,
    adoptedAt: momentAt(now, adoptedDays, 20),
    withoutConsultationReason: REASONS[which],
  };
}

function supportRule(): PlayRule {
  return {
    kind: 'support-needed',
    parameters: { count: SUPPORT_COUNT, form: 'likes', ageMin: null },
    source: { regulation: 'Participatieverordening', article: '4', url: null },
  };
}

function decisionRule(): PlayRule {
  return {
    kind: 'team-decisions',
    parameters: DEFAULT_TEAM_DECISION_RULES,
    source: { regulation: 'Participatieverordening', article: '7', url: null },
  };
}
