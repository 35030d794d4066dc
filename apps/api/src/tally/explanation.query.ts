import { Injectable } from '@nestjs/common';
import { ExplanationNotMadeError, readExplanation, type TallyExplained } from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import type { TenantContext } from '#platform';
import { explanationText, type Language } from '#wording';
import type { ToldExplanation } from './explanation.response.js';
import { seenRun } from './tally-run.query.js';

/** Why counts came to their outcomes; for whoever sees the count itself. */
@Injectable()
export class ExplanationQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * The explanation of a count, and its text where a language is given.
   *
   * @throws {NotFoundError} when there is no such count to see
   * @throws {ExplanationNotMadeError} when there is no explanation of it (yet)
   */
  get(
    context: TenantContext,
    { roundId, tallyRunId }: { readonly roundId: string; readonly tallyRunId: string },
    language: Language | null,
  ): Promise<ToldExplanation> {
    return this.unitOfWork.run(context.tenant, async (stores) => {
      const run = await seenRun(stores, context, roundId, tallyRunId);
      const explained = await stores.tallyExplanations.find(roundId, run.id);
      if (explained === null) throw new ExplanationNotMadeError(run.id);
      const { explainedAt, document } = explained;
      const spoken = language === null ? null : await speak(stores, explained, language);
      return { tallyRunId: run.id, explainedAt, document, spoken };
    });
  }
}

/** Names are the titles of the initiatives, amounts are in the currency of the round. */
async function speak(
  { rounds }: Stores,
  { roundId, document }: TallyExplained,
  language: Language,
): Promise<ToldExplanation['spoken']> {
  const { currency } = await rounds.get(roundId);
  const names = new Map((await rounds.paper(roundId)).map(({ code, title }) => [code, title]));
  const { explanation, robustness } = readExplanation(document);
  return {
    language,
    text: explanationText(explanation, { language, currency, names }, robustness),
  };
}
