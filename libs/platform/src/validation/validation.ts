import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { type Fault, InvalidInputError } from '#domain';

/** Checks the shape of requests; every fault in them is named at once, with its path. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) =>
      new InvalidInputError(errors.flatMap((each) => faultsOf(each, ''))),
  });
}

function faultsOf(error: ValidationError, parent: string): Fault[] {
  const name = pathOf(parent, error.property);
  const own = Object.entries(error.constraints ?? {}).map(([rule, reason]) => ({
    name,
    code: kebabCase(rule),
    reason,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, name))];
}

function pathOf(parent: string, property: string): string {
  if (parent === '') return property;
  return /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
}

function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
