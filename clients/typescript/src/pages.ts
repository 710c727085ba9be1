/** A page of a list or of the event log. */
export interface Page<T> {
  items: T[];
  /** Absent on the last page of a list. */
  next?: string;
  /** Only of the event log, whose `next` is present on the last page too. */
  more?: boolean;
}

/** All entries of a list, page by page as they are needed. `read` gets the cursor of the page, or nothing for the first one. */
export async function* each<T>(read: (cursor?: string) => Promise<Page<T>>): AsyncGenerator<T, void, undefined> {
  let cursor: string | undefined;
  do {
    const page: Page<T> = await read(cursor);
    yield* page.items;
    cursor = page.more === false ? undefined : page.next;
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
