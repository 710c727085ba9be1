/** A page of a list or of the event log. */
export interface Page<T> {
  items: T[];
  /** Absent on the last page of a list. */
  next?: string;
  /** Only of the event log, whose `next` is present on the last page too, because its end moves on. */
  more?: boolean;
}

/**
 * All entries of a list, or of the event log up to now, page by page as they are needed. `read` gets the cursor of the page, or nothing for
 * the first one. A page that is empty and has the cursor it was asked with is the last one too.
 */
export async function* each<T>(read: (cursor?: string) => Promise<Page<T>>): AsyncGenerator<T, void, undefined> {
  let cursor: string | undefined;
  do {
    const page: Page<T> = await read(cursor);
    yield* page.items;
    const nothingFollows = page.more === false || (page.items.length === 0 && page.next === cursor);
    cursor = nothingFollows ? undefined : page.next;
  } while (cursor !== undefined);
}

/** The same as an array, for lists that are known to be short. Throws if there are more than `most` entries. */
export async function all<T>(read: (cursor?: string) => Promise<Page<T>>, most = 10_000): Promise<T[]> {
  const found: T[] = [];
  for await (const item of each(read)) {
    if (found.length === most) {
      throw new RangeError(`The list has more than ${most} entries`);
    }
    found.push(item);
  }
  return found;
}
