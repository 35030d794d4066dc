import { ageOn, findingOf, type SignatureFinding } from '#domain';
import type { Stores } from '#persistence';
import type { SupportRefs } from './support-refs.js';
import type { SupportedInitiative } from './supported-initiative.js';

/** A line as far as the lists look at it. */
export type ListedLine = { readonly residentRef: string; readonly bornOn: string };

/** What the lists say about the lines of a sheet, in their order. */
export async function findLines(
  { support, supportRegister }: Stores,
  refs: SupportRefs,
  { found, initiative, needed, round }: SupportedInitiative,
  sheet: { readonly lines: readonly ListedLine[]; readonly todayOn: string },
): Promise<SignatureFinding[]> {
  const { lines, todayOn } = sheet;
  const residentRefs = lines.map(({ residentRef }) => residentRef);
  const supporterRefs = residentRefs.map((residentRef) =>
    refs.supporterRef(initiative.id, { kind: 'resident', residentRef }),
  );
  const classes = await supportRegister.ageClassesOf(round.wijkteamId, residentRefs);
  const standing = await support.standingRefs(initiative.id, supporterRefs);
  const initiators = await supportRegister.tiesOf(found.initiatorIds);
  return lines.map(({ residentRef, bornOn }, index) =>
    findingOf(
      {
        isInRegister: classes.has(residentRef),
        age: ageOn(bornOn, todayOn),
        isTwiceOnSheet: residentRefs.indexOf(residentRef) < index,
        hasSupported: standing.has(supporterRefs[index] ?? ''),
        isInitiator: initiators.includes(residentRef),
      },
      needed?.ageMin ?? null,
    ),
  );
}
