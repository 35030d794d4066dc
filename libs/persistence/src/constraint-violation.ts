import { QueryFailedError } from 'typeorm';

const LOCK_NOT_AVAILABLE = '55P03';

/** Whether a write was refused by this very constraint (or by the trigger that goes by its name). */
export function violates(error: unknown, constraint: string): boolean {
  return (
    error instanceof QueryFailedError &&
    (error.driverError as { constraint?: unknown }).constraint === constraint
  );
}

/** Whether a lock was held by others for longer than the transaction was ready to wait. */
export function isLockTimeout(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    (error.driverError as { code?: unknown }).code === LOCK_NOT_AVAILABLE
  );
}

/**
 * Does a write, and gives a refusal by one of these constraints the name of the rule behind it.
 * The transaction is lost by then, so the caller lets the error go up.
 */
export async function translating<Result>(
  refusals: Readonly<Record<string, () => Error>>,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    const found = Object.entries(refusals).find(([constraint]) => violates(error, constraint));
    throw found === undefined ? error : found[1]();
  }
}
