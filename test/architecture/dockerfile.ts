/** One instruction of a Dockerfile, with its continued lines joined. */
export type Instruction = { readonly name: string; readonly rest: string };

/** A stage: from one FROM to the next. */
export type Stage = {
  readonly name: string;
  readonly image: string;
  readonly instructions: readonly Instruction[];
};

/** Splits a Dockerfile into its instructions. Comments and empty lines are dropped. */
export function instructionsOf(text: string): Instruction[] {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => /^\s*([A-Za-z]+)\s+(.+?)\s*$/.exec(line))
    .flatMap((match) =>
      match === null ? [] : [{ name: (match[1] ?? '').toUpperCase(), rest: match[2] ?? '' }],
    );
}

/** Groups instructions by the FROM that they follow. A stage without a name gets its number. */
export function stagesOf(instructions: readonly Instruction[]): Stage[] {
  const stages: { name: string; image: string; instructions: Instruction[] }[] = [];
  for (const instruction of instructions) {
    if (instruction.name === 'FROM') {
      const [image = '', , alias] = instruction.rest.split(/\s+/);
      stages.push({ name: alias ?? String(stages.length), image, instructions: [] });
    } else {
      stages.at(-1)?.instructions.push(instruction);
    }
  }
  return stages;
}

/** What a COPY takes from where; `from` is null for the build context. */
export function copyOf(instruction: Instruction): {
  readonly from: string | null;
  readonly sources: readonly string[];
} {
  const words = instruction.rest.split(/\s+/);
  const flags = words.filter((word) => word.startsWith('--'));
  const from = flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length) ?? null;
  return { from, sources: words.filter((word) => !word.startsWith('--')).slice(0, -1) };
}

/** The words of a CMD or HEALTHCHECK in its JSON form; empty in any other form. */
export function commandOf(rest: string): string[] {
  const json = rest.slice(rest.indexOf('['));
  return json.startsWith('[') ? (JSON.parse(json) as string[]) : [];
}

/** The built files that a command line names, such as `dist/apps/api/src/main.js`. */
export function builtFilesIn(commandLine: string): string[] {
  return [...commandLine.matchAll(/\bdist\/[\w./-]+\.js\b/g)].map(([file]) => file);
}

/** The source that a built file comes from. */
export function sourceOf(builtFile: string): string {
  return builtFile.replace(/^dist\//, '').replace(/\.js$/, '.ts');
}
