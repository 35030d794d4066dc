import { ApiProperty } from '@nestjs/swagger';
import {
  cents,
  ROUTE_HOLDERS,
  ROUTE_NEXT,
  ROUTE_PLACES,
  ROUTE_STEPS,
  type RouteHolder,
  type RouteNext,
  type RoutePlace,
  type RouteStanding,
  type RouteStepCode,
} from '#domain';
import type { InitiativeRoute, PublicContact } from '#persistence';
import { wireCents } from '#platform';
import { type Language, routeText } from '#wording';
import { ContactPersonResponse } from './contact-person.response.js';

const DAY = { type: 'string', format: 'date', nullable: true } as const;

/** One thing that happened, in a code and in plain words. */
export class RouteStepResponse {
  @ApiProperty({ enum: ROUTE_STEPS })
  readonly code!: RouteStepCode;
  @ApiProperty({ format: 'date-time' })
  readonly happenedAt!: string;
  readonly text!: string;
}

/** Where an initiative is, who has it, what comes next, and when you hear. */
export class RouteResponse {
  @ApiProperty({ format: 'uuid' })
  readonly initiativeId!: string;
  readonly title!: string;
  readonly wijkteam!: string;
  @ApiProperty({ enum: ROUTE_PLACES })
  readonly place!: RoutePlace;
  readonly placeText!: string;
  @ApiProperty({ enum: ROUTE_HOLDERS })
  readonly heldBy!: RouteHolder;
  readonly heldByText!: string;
  /** The departments that have it; empty unless they do. */
  @ApiProperty({ type: 'array', items: { type: 'string' } })
  readonly departments!: readonly string[];
  @ApiProperty({ enum: ROUTE_NEXT })
  readonly next!: RouteNext;
  readonly nextText!: string;
  @ApiProperty(DAY)
  readonly nextOn!: string | null;
  /** The last day on which the initiators hear more. */
  @ApiProperty(DAY)
  readonly hearByOn!: string | null;
  readonly hearText!: string;
  readonly isOverdue!: boolean;
  /** null: nobody was named yet. */
  @ApiProperty({ type: ContactPersonResponse, nullable: true })
  readonly contactPerson!: ContactPersonResponse | null;
  /** What others charge that nobody waived or funded, in cents. */
  @ApiProperty({ type: 'integer', format: 'int64' })
  readonly openChargesCents!: number;
  /** What happened, oldest first. */
  @ApiProperty({ type: [RouteStepResponse] })
  readonly steps!: readonly RouteStepResponse[];

  static of(
    route: InitiativeRoute,
    told: { readonly standing: RouteStanding; readonly contact: PublicContact | null },
    language: Language,
  ): RouteResponse {
    const { standing, contact } = told;
    const text = routeText(standing, route, language);
    const { initiativeId, title, wijkteam } = route;
    return {
      ...{ initiativeId, title, wijkteam },
      ...standing,
      placeText: text.where,
      heldByText: text.heldBy,
      nextText: text.next,
      hearText: text.hear,
      contactPerson: contact === null ? null : ContactPersonResponse.of(contact),
      openChargesCents: wireCents(cents(route.openChargeCents)),
      steps: route.steps.map(({ code, at }, index) => ({
        code,
        happenedAt: at.toISOString(),
        text: text.steps[index] ?? '',
      })),
    };
  }
}
