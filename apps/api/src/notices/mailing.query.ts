import { Injectable } from '@nestjs/common';
import { authorise, type MailingChannel, type MailingState, NotFoundError } from '#domain';
import { type MailingEntry, type Page, type PageRequest, UnitOfWork } from '#persistence';
import { type ActorContext, localText } from '#platform';
import { letterFacts } from './letter-facts.js';
import { letterPdf } from './letter-pdf.js';

const ANYWHERE = { wijkteamId: null };
const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** Letters to print, and mail that staff have to look at. */
@Injectable()
export class MailingQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { tenant, actor }: ActorContext,
    page: PageRequest,
    filter: { readonly channel: MailingChannel; readonly state: MailingState },
  ): Promise<Page<MailingEntry>> {
    authorise(actor, filter.channel === 'letter' ? 'print-letters' : 'settle-mail', ANYWHERE);
    return this.unitOfWork.run(tenant, ({ mailDesk }) => mailDesk.list(page, filter));
  }

  /**
   * A letter as a PDF.
   *
   * @throws {NotFoundError} when there is no such letter here
   */
  async letter({ tenant, actor }: ActorContext, mailingId: string): Promise<Buffer> {
    authorise(actor, 'print-letters', ANYWHERE);
    const facts = await this.unitOfWork.run(tenant, async ({ mailings, roundNews }) => {
      const contents = await mailings.findContents(mailingId);
      if (contents?.channel !== 'letter') throw new NotFoundError('letter', mailingId);
      const writtenOn = localText(contents.createdAt).slice(0, DAY_LENGTH);
      return letterFacts({ roundNews }, contents, writtenOn);
    });
    return letterPdf(facts);
  }
}
