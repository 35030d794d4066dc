import { ApiProperty } from '@nestjs/swagger';
import type { PabulibElection, PabulibFault, Round } from '#domain';

const NOTES_MAX = 100;

/** Something unusual in a file, and how it was read. */
export class ImportNoteResponse {
  /** The line of the file, from 1; 0 for what concerns no one line. */
  @ApiProperty({ type: 'integer' })
  readonly line!: number;
  /** What sort of thing it is, in kebab-case. */
  readonly code!: string;
  /** A sentence for people. */
  readonly message!: string;

  static of({ line, code, message }: PabulibFault): ImportNoteResponse {
    return { line, code, message };
  }
}

export class RoundImportResponse {
  /** The round that was made. Its votes can be counted now. */
  @ApiProperty({ format: 'uuid' })
  readonly roundId!: string;
  readonly title!: string;
  @ApiProperty({ type: 'integer' })
  readonly initiativeCount!: number;
  @ApiProperty({ type: 'integer' })
  readonly ballotCount!: number;
  /** How many unusual things the file holds, a rule that is not counted by here among them. */
  @ApiProperty({ type: 'integer' })
  readonly noteCount!: number;
  /** The first hundred of them. */
  readonly notes!: ImportNoteResponse[];

  static of(
    { id, title }: Round,
    { projects, ballots }: PabulibElection,
    notes: readonly PabulibFault[],
  ): RoundImportResponse {
    return {
      roundId: id,
      title,
      initiativeCount: projects.length,
      ballotCount: ballots.size,
      noteCount: notes.length,
      notes: notes.slice(0, NOTES_MAX).map((note) => ImportNoteResponse.of(note)),
    };
  }
}
