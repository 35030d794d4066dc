/** How a person is named in the ledger and in the audit trail. */
export function personRef({ id }: { readonly id: string }): string {
  return `person:${id}`;
}
