import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { chargeFaults, refuseFaults, refuseSettlement } from '#domain';
import { UnitOfWork } from '#persistence';
import type { CommandContext } from '#platform';
import {
  chargeOf,
  type RecordChargeRequest,
  type SettleChargeRequest,
  settlementOf,
} from './charge.request.js';
import { ChargeResponse } from './charge.response.js';
import { screeningCommand } from './screening-command.js';

/** Writes down what others charge an initiative for, so that everybody sees it, and what came of it. */
@Injectable()
export class KeepCharges {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  record(
    context: CommandContext,
    initiativeId: string,
    request: RecordChargeRequest,
  ): Promise<ChargeResponse> {
    const permission = 'screen-initiative';
    const wanted = { initiativeId, permission, action: 'record-charge' } as const;
    return screeningCommand(this.unitOfWork, context, wanted, async (stores, held) => {
      const { departmentId } = request;
      if (departmentId !== null) await stores.screeningProcedures.getDepartment(departmentId);
      const charge = chargeOf(request);
      refuseFaults(chargeFaults(charge));
      const id = randomUUID();
      const { personId: recordedBy, now: recordedAt } = held;
      await stores.charges.insert({
        ...charge,
        id,
        initiativeId,
        departmentId,
        recordedBy,
        recordedAt,
      });
      const result = ChargeResponse.of(await stores.charges.get(initiativeId, id));
      return { result, details: { chargeId: id, amountCents: request.amountCents } };
    });
  }

  settle(
    context: CommandContext,
    { initiativeId, chargeId }: { readonly initiativeId: string; readonly chargeId: string },
    request: SettleChargeRequest,
  ): Promise<ChargeResponse> {
    const permission = 'screen-initiative';
    const wanted = { initiativeId, permission, action: 'settle-charge' } as const;
    return screeningCommand(this.unitOfWork, context, wanted, async (stores, held) => {
      const charge = await stores.charges.get(initiativeId, chargeId);
      const settlement = settlementOf(request);
      refuseSettlement(charge.settlement !== null, settlement);
      const { personId: settledBy, now: settledAt } = held;
      await stores.charges.settle(chargeId, { ...settlement, settledBy, settledAt });
      const result = ChargeResponse.of(await stores.charges.get(initiativeId, chargeId));
      return { result, details: { chargeId, kind: settlement.kind } };
    });
  }
}
