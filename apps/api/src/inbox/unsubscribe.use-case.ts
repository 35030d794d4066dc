import { Injectable } from '@nestjs/common';
import {
  isFixedTopic,
  type MailLanguage,
  type MailSettings,
  NOTICE_TOPICS,
  type NoticeTiming,
  type NoticeTopic,
} from '#domain';
import { type Stores, UnitOfWork } from '#persistence';
import { readUnsubscribeToken, type TenantContext, type Unsubscription } from '#platform';
import { noticeFrame } from '#wording';
import { ApiConfig } from '../api.config.js';
import { type UnsubscribePage, unsubscribePage } from './unsubscribe-page.js';

/** Ends mail about a topic by a link from a mail; whoever has the mail may do it, unasked who they are. */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: ApiConfig,
  ) {}

  /** The page that asks; it changes nothing. @returns null for a link that is none of ours */
  ask(context: TenantContext, token: string): Promise<string | null> {
    return this.answer(context, token, ({ known }) => Promise.resolve({ ...known, state: 'asks' }));
  }

  /** Ends the mail, however often it is asked. @returns null for a link that is none of ours */
  execute(context: TenantContext, token: string): Promise<string | null> {
    return this.answer(context, token, async ({ stores, wanted, known, settings }) => {
      const timings = withoutMail(wanted.topic, settings);
      if (Object.keys(timings).length > 0) {
        await stores.mailSettings.setTimings(wanted.personId, timings);
        await stores.audit.record({
          actor: `person:${wanted.personId}`,
          action: 'unsubscribe',
          subjectType: 'person',
          subjectId: wanted.personId,
          origin: context.requestId,
          details: { topic: wanted.topic },
        });
      }
      return { ...known, state: 'done' };
    });
  }

  /** What is said of a link that is none of ours. */
  unknown(): string {
    const page = { municipality: '', about: '', state: 'unknown' } as const;
    return unsubscribePage({ ...page, language: 'nl' });
  }

  private async answer(
    { tenant }: TenantContext,
    token: string,
    act: (found: Found) => Promise<UnsubscribePage>,
  ): Promise<string | null> {
    const secret = this.config.values.voterKeySecret;
    const wanted = readUnsubscribeToken(secret, tenant.id, token);
    if (wanted === null) return null;
    return this.unitOfWork.run(tenant, async (stores) => {
      if ((await stores.people.find(wanted.personId)) === null) return null;
      const settings = await stores.mailSettings.get(wanted.personId);
      const { language } = settings;
      const municipality = await stores.municipalities.getBySlug(tenant.slug);
      const known = {
        ...{ language, municipality: municipality.name },
        about: topicInWords(wanted.topic, language),
        state: 'asks' as const,
      };
      return unsubscribePage(await act({ stores, wanted, known, settings }));
    });
  }
}

type Found = {
  readonly stores: Stores;
  readonly wanted: Unsubscription;
  readonly known: UnsubscribePage;
  readonly settings: MailSettings;
};

/** What changes: one topic, or all those that came in digests. */
function withoutMail(
  topic: string,
  { timings }: MailSettings,
): Partial<Record<NoticeTopic, NoticeTiming>> {
  const ended = NOTICE_TOPICS.filter((each) =>
    topic === 'all' ? timings[each] === 'daily' || timings[each] === 'weekly' : each === topic,
  );
  const changed = ended.filter((each) => !isFixedTopic(each) && timings[each] !== 'inbox');
  return Object.fromEntries(changed.map((each) => [each, 'inbox']));
}

function topicInWords(topic: string, language: MailLanguage): string {
  const { all, topics } = noticeFrame(language);
  const known = NOTICE_TOPICS.find((each) => each === topic);
  return known === undefined ? all : topics[known];
}
