import { Column } from 'typeorm';

/** A side of the box around a geometry, in degrees. The database derives it; no store writes it. */
export function BoxColumn(): PropertyDecorator {
  return Column({
    type: 'double precision',
    nullable: true,
    select: false,
    insert: false,
    update: false,
  });
}
