/**
 * Does the work for each item, a few at a time: as soon as one is done, the next one begins. The
 * first failure ends it, when what is in hand has come to its end.
 */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const lane = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  const results = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
