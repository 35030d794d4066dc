import type { Area, Wijkteam } from '#domain';
import { type Polygon, polygonOf } from './geometry.js';
import type { Random } from './random.js';
import type { BuurtPlan, WijkPlan } from './town-plan.js';

/** A wijk, its buurten and its wijkteam. */
export type DemoWijk = {
  readonly plan: WijkPlan;
  readonly area: Area;
  readonly buurten: readonly { readonly plan: BuurtPlan; readonly area: Area }[];
  readonly wijkteam: Wijkteam;
};

/** A wijk as it lies on the plan. */
export function makeWijk(plan: WijkPlan, random: Random): DemoWijk {
  const area = areaOf({ kind: 'wijk', name: plan.name, parentId: null }, plan.corners, random);
  const buurten = plan.buurten.map((buurt) => ({
    plan: buurt,
    area: areaOf({ kind: 'buurt', name: buurt.name, parentId: area.id }, buurt.corners, random),
  }));
  const wijkteam = { id: random.uuid(), areaId: area.id, ...plan.wijkteam, version: 1 };
  return { plan, area, buurten, wijkteam };
}

function areaOf(
  named: Pick<Area, 'kind' | 'name' | 'parentId'>,
  corners: WijkPlan['corners'],
  random: Random,
): Area {
  const geometry: Polygon = polygonOf(corners);
  return { id: random.uuid(), ...named, cbsCode: null, cbsYear: null, geometry };
}
