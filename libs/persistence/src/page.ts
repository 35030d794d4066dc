/** Which part of a list is asked for. `page` counts from 1. */
export type PageRequest = { readonly page: number; readonly perPage: number };

/** A part of a list, with the size of the whole. */
export type Page<Item> = {
  readonly items: readonly Item[];
  readonly totalCount: number;
  /** True where there are more than were counted: the whole is larger than `totalCount`. */
  readonly isTotalAtLeast?: boolean;
};

/** The rows of a page, as TypeORM's find options say it. */
export function pageOf({ page, perPage }: PageRequest): { skip: number; take: number } {
  return { skip: (page - 1) * perPage, take: perPage };
}
