import { DomainError } from '../domain-error.js';

export class ScreeningOverError extends DomainError {
  readonly code = 'screening-over';
  readonly kind = 'conflict';

  constructor() {
    super('The screening of this initiative has its outcome.');
  }
}

export class ScreeningOpenedError extends DomainError {
  readonly code = 'screening-opened';
  readonly kind = 'conflict';

  constructor() {
    super('This initiative is being screened already.');
  }
}

export class NotToBeScreenedError extends DomainError {
  readonly code = 'not-to-be-screened';
  readonly kind = 'conflict';

  constructor(state: string) {
    super('Only an initiative that was handed in, and has no answer yet, is screened.', { state });
  }
}

export class MachineCannotScreenError extends DomainError {
  readonly code = 'machine-cannot-screen';
  readonly kind = 'forbidden';

  constructor() {
    super('This is done by a person who answers for it.');
  }
}

export class NotOfDepartmentError extends DomainError {
  readonly code = 'not-of-department';
  readonly kind = 'forbidden';

  constructor(departmentId: string) {
    super('Only somebody of the department that was asked answers for it.', { departmentId });
  }
}

export class AdviceAskedError extends DomainError {
  readonly code = 'advice-asked';
  readonly kind = 'conflict';

  constructor(departmentId: string) {
    super('This department was asked before.', { departmentId });
  }
}

export class AdviceMissingError extends DomainError {
  readonly code = 'advice-missing';
  readonly kind = 'conflict';

  constructor(missing: readonly string[]) {
    super('Compulsory questions have no answer, and departments still have time for them.', {
      items: missing.join(' '),
    });
  }
}

export class NotLeftUntreatedError extends DomainError {
  readonly code = 'not-left-untreated';
  readonly kind = 'conflict';

  constructor() {
    super(
      'An application is left untreated within four weeks after the time to complete it passed unused (Awb 4:5).',
    );
  }
}

export class FindingSupersededError extends DomainError {
  readonly code = 'finding-superseded';
  readonly kind = 'conflict';

  constructor(findingId: string) {
    super('A later finding took the place of this one.', { findingId });
  }
}

export class AnswerTermPassedError extends DomainError {
  readonly code = 'answer-term-passed';
  readonly kind = 'conflict';

  constructor(answerUntilOn: string) {
    super('The time to answer this finding has passed.', { answerUntilOn });
  }
}

export class FindingAnsweredError extends DomainError {
  readonly code = 'finding-answered';
  readonly kind = 'conflict';

  constructor() {
    super('You have answered this finding before.');
  }
}

export class NotInitiatorError extends DomainError {
  readonly code = 'not-initiator';
  readonly kind = 'forbidden';

  constructor() {
    super('Only the initiators answer, or a contact person for who has no account.');
  }
}

export class FindingAwaitsAnswerError extends DomainError {
  readonly code = 'finding-awaits-answer';
  readonly kind = 'conflict';

  constructor(answerUntilOn: string) {
    super('The initiators still have time to answer.', { answerUntilOn });
  }
}

export class FinalFourEyesError extends DomainError {
  readonly code = 'final-four-eyes';
  readonly kind = 'forbidden';

  constructor() {
    super('What was contested is made final by somebody else than who found it.');
  }
}

export class ChargeSettledError extends DomainError {
  readonly code = 'charge-settled';
  readonly kind = 'conflict';

  constructor() {
    super('This charge was waived or funded before.');
  }
}
