import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { RoundEvent, RoundPhase } from '#domain';
import { MunicipalityColumn } from '../municipality-column.js';

/** One line of the log of phases. The database writes it with the change, and nobody changes it. */
@Entity({ name: 'round_phase_change' })
@Index('round_phase_change_of_round', ['roundId', 'id'])
@Check('round_phase_change_moves', 'from_phase <> to_phase')
@ForeignKey('RoundRow', ['municipalityId', 'roundId'], ['municipalityId', 'id'], {
  name: 'round_phase_change_round',
})
export class RoundPhaseChangeRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'round_phase_change_pkey',
  })
  id!: string;

  @ForeignKey('MunicipalityRow', { name: 'round_phase_change_municipality' })
  @MunicipalityColumn()
  municipalityId!: string;

  @Column('uuid', { name: 'round_id' }) roundId!: string;
  @Column('text') event!: RoundEvent;
  @Column('text', { name: 'from_phase' }) fromPhase!: RoundPhase;
  @Column('text', { name: 'to_phase' }) toPhase!: RoundPhase;
  @Column('timestamptz', { name: 'planned_at', nullable: true }) plannedAt!: Date | null;
  @Column('timestamptz', { name: 'happened_at' }) happenedAt!: Date;
  @Column('text') actor!: string;
  @Column('text') origin!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('int', { name: 'round_version' }) roundVersion!: number;
}
