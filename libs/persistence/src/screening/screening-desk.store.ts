import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import {
  AdviceAskedError,
  chooseContactPerson,
  type Initiative,
  type NoticeFacts,
  refuseContactPerson,
  refuseContactReason,
  type Round,
} from '#domain';
import { AnnouncementStore } from '../notices/announcement.store.js';
import { ContactPersonStore } from './contact-person.store.js';
import { type AdoptedProcedure, ScreeningProcedureStore } from './screening-procedure.store.js';
import { ScreeningStore } from './screening.store.js';
import { TermStore } from './term.store.js';

/** An initiative on the desk: what it is, where, and since when it is looked at. */
export type DeskCase = {
  readonly initiative: Pick<Initiative, 'id' | 'title'>;
  readonly round: Pick<Round, 'wijkteamId'>;
  /** Who does it; null for the service itself. */
  readonly personId: string | null;
  readonly now: Date;
  readonly todayOn: string;
};

/** Whom to ask, until when, and what beside the checklist. */
export type WantedAdvice = {
  readonly departmentIds: readonly string[];
  readonly answerWithinDays: number;
  readonly question: string | null;
};

/** What people at the desk and the service itself both do: open a screening, ask, and name a contact person. */
export class ScreeningDeskStore {
  private readonly announcements: AnnouncementStore;
  private readonly contactPersons: ContactPersonStore;
  private readonly procedures: ScreeningProcedureStore;
  private readonly screenings: ScreeningStore;
  private readonly terms: TermStore;

  constructor(manager: EntityManager) {
    this.announcements = new AnnouncementStore(manager);
    this.contactPersons = new ContactPersonStore(manager);
    this.procedures = new ScreeningProcedureStore(manager);
    this.screenings = new ScreeningStore(manager);
    this.terms = new TermStore(manager);
  }

  /**
   * Opens the screening of an initiative by the procedure that holds, and asks every department of
   * its checklist at once.
   *
   * @returns the id of the screening
   * @throws {ScreeningOpenedError} when it is screened already
   */
  async open(desk: DeskCase, procedure: AdoptedProcedure): Promise<string> {
    const id = randomUUID();
    const { initiative, personId, now } = desk;
    await this.screenings.open({
      id,
      initiativeId: initiative.id,
      procedureId: procedure.id,
      openedBy: personId,
      openedAt: now,
    });
    const departmentIds = [...new Set(procedure.items.map(({ departmentId }) => departmentId))];
    await this.ask(desk, id, {
      departmentIds,
      answerWithinDays: procedure.adviceDays,
      question: null,
    });
    return id;
  }

  /**
   * Asks departments, each with a term of its own, and tells those who work there.
   *
   * @throws {AdviceAskedError} when one of them was asked before
   */
  async ask(desk: DeskCase, screeningId: string, wanted: WantedAdvice): Promise<void> {
    const asked = await this.screenings.askedIn(screeningId);
    const departments = await this.procedures.departmentsById(wanted.departmentIds);
    for (const department of departments) {
      if (asked.some(({ departmentId }) => departmentId === department.id)) {
        throw new AdviceAskedError(department.id);
      }
      const adviceId = await this.askOne(desk, {
        screeningId,
        departmentId: department.id,
        ...wanted,
      });
      const term = await this.terms.lockOfAdvice(adviceId);
      await this.tell(
        desk,
        (await this.procedures.members(department.id)).map(({ personId }) => personId),
        {
          key: `advice-requested:${adviceId}`,
          facts: {
            title: desk.initiative.title,
            department: department.name,
            answerBy: term?.dueOn ?? desk.todayOn,
          },
        },
      );
    }
  }

  /**
   * Gives an initiative its contact person: the one that is named, or (null) the one that the rule
   * chooses. The initiators hear who it is, and why it is somebody else than before.
   *
   * @throws {NoContactPersonError} when the rule finds nobody
   * @throws {NotContactPersonError} when the person named is none, or is an initiator
   * @throws {SameContactPersonError} when it is the person who has it
   * @throws {InvalidInputError} when another person had it, and no reason is given
   */
  async assign(
    desk: DeskCase,
    wanted: { readonly personId: string | null; readonly reason: string | null },
  ): Promise<string> {
    const { initiative, round, todayOn, now } = desk;
    const candidates = await this.contactPersons.candidates(todayOn, round.wijkteamId);
    const held = {
      initiators: await this.screenings.initiatorsOf(initiative.id),
      now: await this.contactPersons.lockOf(initiative.id),
    };
    refuseContactReason(wanted.reason, held.now === null);
    const personId = wanted.personId ?? chooseContactPerson(candidates, held);
    refuseContactPerson(personId, candidates, held);
    const number = await this.contactPersons.assign({
      initiativeId: initiative.id,
      personId,
      way: wanted.personId === null ? 'rule' : 'hand',
      reason: wanted.reason,
      assignedBy: desk.personId,
      assignedAt: now,
    });
    const named = await this.contactPersons.publicOf(initiative.id);
    await this.announcements.announce({
      id: randomUUID(),
      kind: 'contact-person-named',
      eventKey: `contact-person:${initiative.id}:${number}`,
      subject: { kind: 'initiative', id: initiative.id },
      audience: { kind: 'initiators', initiativeId: initiative.id },
      facts: {
        title: initiative.title,
        name: named?.name ?? '',
        contact: named?.contactEmail ?? '',
      },
      announcedAt: now,
    });
    return personId;
  }

  private async askOne(
    { initiative, personId, now, todayOn }: DeskCase,
    wanted: {
      readonly screeningId: string;
      readonly departmentId: string;
      readonly answerWithinDays: number;
      readonly question: string | null;
    },
  ): Promise<string> {
    const id = randomUUID();
    const { screeningId, departmentId, answerWithinDays, question } = wanted;
    await this.screenings.ask({
      id,
      screeningId,
      departmentId,
      question,
      askedBy: personId,
      askedAt: now,
    });
    await this.terms.startAdvice(
      {
        id: randomUUID(),
        initiativeId: initiative.id,
        adviceId: id,
        lengthDays: answerWithinDays,
      },
      { on: todayOn, at: now },
    );
    return id;
  }

  private async tell(
    { initiative, now }: DeskCase,
    personIds: readonly string[],
    news: { readonly key: string; readonly facts: NoticeFacts['advice-requested'] },
  ): Promise<void> {
    if (personIds.length === 0) return;
    await this.announcements.announce({
      id: randomUUID(),
      kind: 'advice-requested',
      eventKey: news.key,
      subject: { kind: 'initiative', id: initiative.id },
      audience: { kind: 'people', personIds },
      facts: news.facts,
      announcedAt: now,
    });
  }
}
