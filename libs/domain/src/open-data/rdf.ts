/** The value of a property: the address of a thing, a text, or a thing that has no address. */
export type RdfValue =
  | { readonly kind: 'iri'; readonly iri: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Such as nl; or a data type, of which one only. */
      readonly language?: string;
      readonly dataType?: string;
    }
  | { readonly kind: 'thing'; readonly thing: RdfThing };

/** A thing with its properties; `iri` is null for one that is known only where it stands. */
export type RdfThing = {
  readonly iri: string | null;
  readonly types: readonly string[];
  /** Full addresses of properties, each with its values in the order given. */
  readonly properties: readonly (readonly [string, readonly RdfValue[]])[];
};

/** Prefixes by name, and what each stands for. */
export type RdfPrefixes = Readonly<Record<string, string>>;

const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const LOCAL_NAME = /^[A-Za-z][\w-]*$/;

/** Things as Turtle (RDF 1.1), escaped so that no value can end before it ends. */
export function turtleOf(things: readonly RdfThing[], prefixes: RdfPrefixes): string {
  const heads = Object.entries(prefixes).map(([name, iri]) => `@prefix ${name}: ${iriRef(iri)} .`);
  const bodies = things.map((thing) => `${subjectOf(thing)}\n${bodyOf(thing, prefixes, '  ')} .`);
  return `${heads.join('\n')}\n\n${bodies.join('\n\n')}\n`;
}

function subjectOf({ iri }: RdfThing): string {
  return iri === null ? '[]' : iriRef(iri);
}

function bodyOf(thing: RdfThing, prefixes: RdfPrefixes, indent: string): string {
  const types = thing.types.map((iri): RdfValue => ({ kind: 'iri', iri }));
  const all = [[RDF_TYPE, types] as const, ...thing.properties];
  return all
    .filter(([, values]) => values.length > 0)
    .map(([property, values]) => {
      const name = property === RDF_TYPE ? 'a' : shortOf(property, prefixes);
      const objects = values.map((value) => objectOf(value, prefixes, indent));
      return `${indent}${name} ${objects.join(', ')}`;
    })
    .join(' ;\n');
}

function objectOf(value: RdfValue, prefixes: RdfPrefixes, indent: string): string {
  if (value.kind === 'iri') return shortOf(value.iri, prefixes);
  if (value.kind === 'thing') {
    const inner = bodyOf(value.thing, prefixes, `${indent}  `);
    return `[\n${inner}\n${indent}]`;
  }
  const text = `"${escaped(value.text)}"`;
  if (value.language !== undefined) return `${text}@${value.language}`;
  return value.dataType === undefined ? text : `${text}^^${shortOf(value.dataType, prefixes)}`;
}

function shortOf(iri: string, prefixes: RdfPrefixes): string {
  const found = Object.entries(prefixes).find(
    ([, start]) => iri.startsWith(start) && LOCAL_NAME.test(iri.slice(start.length)),
  );
  return found === undefined ? iriRef(iri) : `${found[0]}:${iri.slice(found[1].length)}`;
}

/** What may not stand between the signs of an address is written by its number. */
function iriRef(iri: string): string {
  return `<${iri.replaceAll(/[\u0000-\u0020<>"{}|^`\\]/g, numbered)}>`;
}

const NAMED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escaped(text: string): string {
  return text.replaceAll(/["\\\u0000-\u001f\u007f]/g, (each) => NAMED[each] ?? numbered(each));
}

function numbered(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Things as JSON-LD 1.1, with the prefixes as its context; the same statements as the Turtle. */
export function jsonLdOf(things: readonly RdfThing[], prefixes: RdfPrefixes): object {
  return { '@context': prefixes, '@graph': things.map((thing) => nodeOf(thing, prefixes)) };
}

function nodeOf({ iri, types, properties }: RdfThing, prefixes: RdfPrefixes): object {
  return {
    ...(iri === null ? {} : { '@id': iri }),
    '@type': types.map((type) => shortName(type, prefixes)),
    ...Object.fromEntries(
      properties
        .filter(([, values]) => values.length > 0)
        .map(([property, values]) => [
          shortName(property, prefixes),
          values.map((value) => jsonOf(value, prefixes)),
        ]),
    ),
  };
}

function jsonOf(value: RdfValue, prefixes: RdfPrefixes): object {
  if (value.kind === 'iri') return { '@id': value.iri };
  if (value.kind === 'thing') return nodeOf(value.thing, prefixes);
  return {
    '@value': value.text,
    ...(value.language === undefined ? {} : { '@language': value.language }),
    ...(value.dataType === undefined ? {} : { '@type': value.dataType }),
  };
}

function shortName(iri: string, prefixes: RdfPrefixes): string {
  const found = Object.entries(prefixes).find(([, start]) => iri.startsWith(start));
  return found === undefined ? iri : `${found[0]}:${iri.slice(found[1].length)}`;
}
