import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Area,
  areaFaults,
  authorise,
  geometryOf,
  refuseFaults,
  tidyLine,
  type WantedArea,
} from '#domain';
import { type TerritoryStore, UnitOfWork } from '#persistence';
import { actorRefOf, type CommandContext } from '#platform';
import { AreaResponse } from './area.response.js';
import { besideIn, borderFaultsOf, divisionFaultsOf } from './border-checks.js';
import type { CreateAreaRequest } from './create-area.request.js';

/** Adds a wijk or a buurt to the municipality. */
@Injectable()
export class CreateArea {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(context: CommandContext, request: CreateAreaRequest): Promise<AreaResponse> {
    authorise(context.actor, 'manage-municipality', { wijkteamId: null });
    const wanted = wantedAreaOf(request);
    return this.unitOfWork.run(context.tenant, ({ areas, audit, idempotency, territory }) =>
      idempotency.once(context.command, async () => {
        const parent = wanted.parentId === null ? null : await areas.get(wanted.parentId);
        refuseFaults(areaFaults(wanted, parent));
        const geometry = wanted.geometry === null ? null : geometryOf(wanted.geometry);
        const area = { ...wanted, id: randomUUID(), parentId: parent?.id ?? null, geometry };
        await refuseFaultyBorders(territory, area);
        await areas.insert(area);
        await audit.record({
          actor: actorRefOf(context.actor),
          action: 'create-area',
          subjectType: 'area',
          subjectId: area.id,
          origin: context.requestId,
          details: { kind: area.kind, cbsCode: area.cbsCode, cbsYear: area.cbsYear },
        });
        return AreaResponse.ofDetail(area, await territory.extrasOf(area.id));
      }),
    );
  }
}

/** Borders are right by themselves, and beside those of the same division. */
async function refuseFaultyBorders(territory: TerritoryStore, area: Area): Promise<void> {
  if (area.geometry === null) return;
  refuseFaults(borderFaultsOf(area.geometry));
  await territory.lockDivision();
  const known = await territory.listKnown();
  const beside = besideIn(known, area).map((other) => ({ area: other, name: null }));
  refuseFaults(await divisionFaultsOf([{ area, name: 'geometry' }, ...beside], known));
}

function wantedAreaOf(request: CreateAreaRequest): WantedArea {
  return {
    kind: request.kind,
    name: tidyLine(request.name),
    parentId: request.parentId ?? null,
    cbsCode: request.cbsCode ?? null,
    cbsYear: request.cbsYear ?? null,
    geometry: request.geometry ?? null,
  };
}
