/** Inserts by id unless one of this id is there. Most belong to the end. */
export function insertSorted<Item extends { readonly id: string }>(items: Item[], item: Item): void {
  let [low, high] = [0, items.length];
  const last = items.at(-1);
  if (last === undefined || last.id < item.id) low = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as Item).id < item.id) low = middle + 1;
    else high = middle;
  }
  if (items[low]?.id !== item.id) items.splice(low, 0, item);
}
