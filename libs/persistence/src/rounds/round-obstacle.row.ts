import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Moment } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

/** What keeps a round from the step that its plan asks for. Gone once the round moves on. */
@Entity({ name: 'round_obstacle' })
@Check('round_obstacle_due', 'planned_at <= noticed_at')
@Check('round_obstacle_later', 'look_again_at > noticed_at')
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'round_obstacle_round',
})
export class RoundObstacleRow {
  @PrimaryColumn('uuid', { name: 'round_id', primaryKeyConstraintName: 'round_obstacle_pkey' })
  roundId!: string;

  @ForeignKey('MunicipalityRow', { name: 'round_obstacle_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('text') moment!: Moment;
  @Column('timestamptz', { name: 'planned_at' }) plannedAt!: Date;
  @Column('text') code!: string;
  @Column('timestamptz', { name: 'noticed_at' }) noticedAt!: Date;
  @Column('timestamptz', { name: 'look_again_at' }) lookAgainAt!: Date;
}
