import type { Created } from './town.js';
import type { YearPerson } from './year-people.js';
import { FIRST_DAY, type YearTeam, type YearTown } from './year-town.js';

const REGULATION = 'Reglement wijkbudget Lindewaard';
/** How many residents have to support a plan where a round has a phase for that. */
export const SUPPORT_COUNT = 3;

const rule = (kind: string, article: string, parameters: object): object => ({
  kind,
  parameters,
  source: { regulation: REGULATION, article, url: null },
});

/** What every document of the town says; only the ceiling is for each wijkteam. */
function rulesWith(ceilingCents: number): object[] {
  return [
    rule('initiative-ceiling', '3', { amountCents: ceilingCents, budgetShare: null }),
    rule('first-come-line', '4', { whenSpent: 'wait' }),
    rule('support-needed', '5', { count: SUPPORT_COUNT, form: 'signatures', ageMin: null }),
    rule('decision-term', '7', { weeks: 8, extensionWeeks: null }),
    rule('team-decisions', '8', {
      quorum: { numerator: 1, denominator: 2 },
      quorumMin: 3,
      majority: 'simple',
      form: 'votes',
      castingVote: false,
      recusedCountInQuorum: true,
      professionalsVote: false,
      writtenProcedure: false,
    }),
  ];
}

/** Standing rules that residents can say something about for ten days. */
export async function consultOnRules(
  town: YearTown,
  { id: wijkteamId, secretary }: YearTeam,
  commenter: YearPerson,
): Promise<string> {
  const { id } = await secretary.does('/play-documents', {
    wijkteamId,
    title: 'Spelregels van het wijkteam',
    legalBasis: { kind: 'reglement', title: REGULATION, article: '2', url: null },
    validFromOn: town.calendar.date(FIRST_DAY),
    rules: rulesWith(100_000),
  });
  const closesAt = town.calendar.day(FIRST_DAY + 10).toISOString();
  await secretary.does(`/play-documents/${id}/consultations`, { closesAt });
  const text = 'Duizend euro is te weinig voor een speeltoestel.';
  await commenter.does(`/play-documents/${id}/comments`, { text });
  return id;
}

/** After the consultation: the comment is answered, the ceiling goes up, and the chair adopts the rules. */
export async function adoptRules(
  town: YearTown,
  { chair, secretary }: YearTeam,
  documentId: string,
): Promise<Created> {
  const path = `/play-documents/${documentId}`;
  const [comment] = await town.read<readonly Created[]>(`${path}/comments`);
  await secretary.does(`${path}/comments/${comment?.id ?? ''}/answers`, {
    outcome: 'adopted',
    text: 'Het wordt tienduizend euro.',
  });
  const { version } = await town.read<{ version: number }>(path);
  const changed = await secretary.changes(path, { rules: rulesWith(1_000_000) }, version);
  return chair.does(`${path}/adoptions`, {}, { 'if-match': `"${Number(changed['version'])}"` });
}
