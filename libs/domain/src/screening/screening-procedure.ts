import { DomainError, type Fault } from '../domain-error.js';
import { lineFaults, textFaults } from '../people/plain-text.js';

/** What a question of a checklist is about: may we, whose land is it, and what comes with it. */
export const SCREENING_TOPICS = [
  'authority',
  'land',
  'permits',
  'running-costs',
  'safety',
  'privacy',
  'fees',
  'other',
] as const;
export type ScreeningTopic = (typeof SCREENING_TOPICS)[number];

/** A question of the checklist, and the department that answers it. */
export type ScreeningItem = {
  readonly code: string;
  readonly topic: ScreeningTopic;
  readonly questionNl: string;
  /** Null where it was not translated: the Dutch one stands for it. */
  readonly questionEn: string | null;
  readonly isCompulsory: boolean;
  readonly departmentId: string;
};

/** How a municipality screens: its terms and its checklist. A version is never changed. */
export type ScreeningProcedure = {
  /** False: from now on wijkteams screen without a procedure, as before there was one. */
  readonly isActive: boolean;
  /** In how many weeks an application is answered; null: eight, as the law says (Awb 4:13). */
  readonly decisionWeeks: number | null;
  /** How many days a department has to advise. */
  readonly adviceDays: number;
  /** How many days initiators have to answer what is intended. */
  readonly answerDays: number;
  /** How many weeks an application can be put off (Awb 4:14). */
  readonly extensionWeeksMax: number;
  /** How many days before the end of a term those who have it are reminded. */
  readonly remindDays: readonly number[];
  /** Who hears of a term that passed; null: the administrators. */
  readonly escalationPersonId: string | null;
  /** Whether the screening of an application is opened by itself, and all departments are asked. */
  readonly opensItself: boolean;
  /** Whether an application gets its contact person by the rule. */
  readonly assignsItself: boolean;
  readonly items: readonly ScreeningItem[];
};

/** A department that advises on initiatives. */
export type Department = {
  readonly name: string;
  /** A mailbox of the department, never of a person. */
  readonly contactEmail: string;
  /** The wijkteam that it serves; null for all of the municipality. */
  readonly wijkteamId: string | null;
};

export const DEPARTMENT_NAME_LENGTH_MAX = 120;
export const DEPARTMENT_EMAIL_LENGTH_MAX = 254;
export const ITEMS_MAX = 50;
export const ITEM_CODE_LENGTH_MAX = 60;
export const QUESTION_LENGTH_MAX = 500;
export const REMINDERS_MAX = 5;
/** What a department is asked beside the checklist goes by this code. */
export const OWN_QUESTION = 'question';

/** Bounds of the terms of a procedure, both inclusive. */
export const PROCEDURE_BOUNDS = {
  decisionWeeks: [1, 26],
  adviceDays: [1, 84],
  answerDays: [1, 84],
  extensionWeeksMax: [0, 13],
  remindDays: [1, 60],
} as const;

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export class NoScreeningProcedureError extends DomainError {
  readonly code = 'no-screening-procedure';
  readonly kind = 'conflict';

  constructor() {
    super('This municipality has no procedure to screen by.');
  }
}

export class ScreeningProcedureAppliesError extends DomainError {
  readonly code = 'screening-procedure-applies';
  readonly kind = 'conflict';

  constructor() {
    super('This municipality screens by its procedure: with findings that initiators can answer.');
  }
}

/** Every fault in a department. */
export function departmentFaults({ name, contactEmail }: Department): Fault[] {
  const faults = lineFaults('name', name, DEPARTMENT_NAME_LENGTH_MAX);
  if (!EMAIL.test(contactEmail) || contactEmail.length > DEPARTMENT_EMAIL_LENGTH_MAX) {
    const reason = 'This is no e-mail address.';
    faults.push({ name: 'contactEmail', code: 'email-shape', reason });
  }
  return faults;
}

/** Every fault in a procedure: its terms within bounds, its items with codes of their own. */
export function procedureFaults(procedure: ScreeningProcedure): Fault[] {
  const { decisionWeeks, adviceDays, answerDays, extensionWeeksMax, remindDays } = procedure;
  const faults = [
    ...(decisionWeeks === null ? [] : boundFaults('decisionWeeks', decisionWeeks)),
    ...boundFaults('adviceDays', adviceDays),
    ...boundFaults('answerDays', answerDays),
    ...boundFaults('extensionWeeksMax', extensionWeeksMax),
    ...remindDays.flatMap((days) => boundFaults('remindDays', days)),
    ...procedure.items.flatMap((item, index) => itemFaults(item, `items[${index}]`)),
  ];
  if (remindDays.length > REMINDERS_MAX) {
    const reason = `There are at most ${REMINDERS_MAX} reminders.`;
    faults.push({ name: 'remindDays', code: 'too-many-reminders', reason });
  }
  return [...faults, ...checklistFaults(procedure)];
}

function checklistFaults({ isActive, items }: ScreeningProcedure): Fault[] {
  const codes = items.map(({ code }) => code);
  const faults = codes.flatMap((code, index) =>
    codes.indexOf(code) === index
      ? []
      : [{ name: `items[${index}].code`, code: 'code-twice', reason: 'Another item has it.' }],
  );
  if (items.length > ITEMS_MAX) {
    const reason = `A checklist has at most ${ITEMS_MAX} items.`;
    faults.push({ name: 'items', code: 'too-many-items', reason });
  }
  if (isActive && items.length === 0) {
    faults.push({ name: 'items', code: 'items-missing', reason: 'Ask at least one question.' });
  }
  return faults;
}

function itemFaults({ code, questionNl, questionEn }: ScreeningItem, at: string): Fault[] {
  const faults = [
    ...lineFaults(`${at}.questionNl`, questionNl, QUESTION_LENGTH_MAX),
    ...(questionEn === null ? [] : lineFaults(`${at}.questionEn`, questionEn, QUESTION_LENGTH_MAX)),
  ];
  if (!CODE.test(code) || code.length > ITEM_CODE_LENGTH_MAX || code === OWN_QUESTION) {
    const reason = 'A code is in kebab-case, such as whose-land; question is taken.';
    faults.push({ name: `${at}.code`, code: 'code-shape', reason });
  }
  return faults;
}

function boundFaults(name: keyof typeof PROCEDURE_BOUNDS, value: number): Fault[] {
  const [least, most] = PROCEDURE_BOUNDS[name];
  if (value >= least && value <= most && value % 1 === 0) return [];
  return [{ name, code: 'out-of-bounds', reason: `This is from ${least} to ${most}.` }];
}

/** What is wrong with a question that a department is asked beside the checklist. */
export function questionFaults(question: string): Fault[] {
  return textFaults('question', question, QUESTION_LENGTH_MAX * 2);
}
