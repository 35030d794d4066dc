import { Module } from '@nestjs/common';
import { AllocationDecisionQuery } from './allocation-decision.query.js';
import { AllocationsController } from './allocations.controller.js';
import { DecideAllocation } from './decide-allocation.use-case.js';

@Module({
  controllers: [AllocationsController],
  providers: [AllocationDecisionQuery, DecideAllocation],
})
export class AllocationsModule {}
