/** The faults of a problem as `path code`, in order of path. */
export function faultsOf(body: unknown): string[] {
  const { invalidParams = [] } = body as { invalidParams?: { name: string; code: string }[] };
  return invalidParams.map(({ name, code }) => `${name} ${code}`).toSorted();
}

/** The paths of the faults of a problem, each once. */
export function faultyFields(body: unknown): Set<string> {
  return new Set(faultsOf(body).map((fault) => fault.split(' ', 1)[0] ?? ''));
}

export function statusesOf(answers: readonly { readonly status: number }[]): number[] {
  return answers.map(({ status }) => status);
}
