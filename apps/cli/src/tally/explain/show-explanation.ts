import { type PabulibElection, pabulibMeta, type Robustness, type TallyExplanation } from '#domain';
import { explanationText, initiativeText, type Language, type TextSection } from '#wording';

/** What an account is to be written about, and how. */
export type AccountTerms = {
  readonly election: PabulibElection;
  readonly language: Language;
  /** Only this initiative; null: everything. */
  readonly project: string | null;
};

/** An account of a count as text; null when it has no such initiative. */
export function showExplanation(
  explanation: TallyExplanation,
  robustness: Robustness | null,
  { election, language, project }: AccountTerms,
): string | null {
  const names = new Map<string, string>(
    election.projects.flatMap(({ id, name }) => (name === null || name === '' ? [] : [[id, name]])),
  );
  const context = { language, currency: fieldOf(election, 'currency'), names };
  if (project === null) {
    const title = fieldOf(election, 'description');
    const sections = explanationText(explanation, context, robustness);
    return [...(title === '' ? [] : [title]), ...sections.map(showSection)].join('\n\n');
  }
  const section = initiativeText(explanation, project, context);
  return section === null ? null : showSection(section);
}

function showSection({ heading, paragraphs }: TextSection): string {
  return [heading, ...paragraphs].join('\n\n');
}

function fieldOf(election: PabulibElection, key: string): string {
  return pabulibMeta(election, key) ?? '';
}
