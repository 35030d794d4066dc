/**
 * A key for a command that is to happen once. `crypto.randomUUID` is there only on secure origins; this
 * works on every one.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
