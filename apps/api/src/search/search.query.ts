import { Injectable } from '@nestjs/common';
import {
  initiativeViewer,
  type MapBox,
  mapGrid,
  refuseUnseen,
  searchTerms,
  type Similar,
  similarOnes,
  tellingWords,
  type WrittenPlan,
} from '#domain';
import {
  type FoundInitiative,
  type MapPart,
  type Page,
  type Stores,
  UnitOfWork,
} from '#persistence';
import type { TenantContext } from '#platform';
import { SearchInitiativesRequest } from './search-initiatives.request.js';

/** Finds public initiatives: by words, on the map, and like what somebody writes. */
@Injectable()
export class SearchQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The best first where there are words to look for, else the newest first. */
  search(
    { tenant }: TenantContext,
    request: SearchInitiativesRequest,
  ): Promise<Page<FoundInitiative>> {
    const filter = SearchInitiativesRequest.filterOf(request);
    const { query } = request;
    return this.unitOfWork.run(tenant, ({ initiativeSearch }) =>
      query === undefined || query.trim() === ''
        ? initiativeSearch.list(request, filter)
        : initiativeSearch.search(request, searchTerms(query), filter),
    );
  }

  map({ tenant }: TenantContext, box: MapBox, zoom: number): Promise<MapPart> {
    return this.unitOfWork.run(tenant, ({ initiativeMap }) =>
      initiativeMap.within(box, mapGrid(box, zoom)),
    );
  }

  /** What is like a text that somebody writes. Nothing of it is kept. */
  similarTo({ tenant }: TenantContext, plan: WrittenPlan): Promise<Similar[]> {
    return this.unitOfWork.run(tenant, (stores) => similarIn(stores, plan, null));
  }

  /** What is like an initiative that whoever asks may see. */
  similarToInitiative({ tenant, actor }: TenantContext, initiativeId: string): Promise<Similar[]> {
    return this.unitOfWork.run(tenant, async (stores) => {
      const initiative = await stores.initiatives.get(initiativeId);
      const round = await stores.rounds.get(initiative.roundId);
      refuseUnseen(initiativeViewer(actor, round), initiative);
      return similarIn(stores, initiative, initiativeId);
    });
  }
}

async function similarIn(
  { initiativeSearch }: Stores,
  plan: WrittenPlan,
  leaveOut: string | null,
): Promise<Similar[]> {
  const words = tellingWords(plan);
  if (words.inTitle.length + words.inText.length === 0) return [];
  return similarOnes(plan, words, await initiativeSearch.similarCandidates(words, leaveOut));
}
