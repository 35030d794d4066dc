export type UnknownRecord = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The text of the first of these properties that an object has, or null. Names are in lower case
 * without underscores, as `wkcode` for `WK_CODE`; so are the object's own before they are compared.
 */
export function textAt(properties: unknown, names: readonly string[]): string | null {
  if (!isRecord(properties)) return null;
  const plain = new Map(
    Object.entries(properties).map(([name, value]) => [
      name.toLowerCase().replaceAll('_', ''),
      value,
    ]),
  );
  const found = names.map((name) => plain.get(name)).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : null;
}
