/** Pages as they were last written, for as long as what is in them may be taken for right. */
export type KeptPages = {
  /** The page of that name; written anew where it is not there or too old. The name says all that it depends on. */
  find(name: string, write: () => Promise<Buffer>): Promise<Buffer>;
};

/** Objects of the catalogue may change without the page's name: for so long, in ms, nobody need notice. */
const LASTS = 1000;
/** Together they are at most some tens of megabytes. */
const MOST = 64;

/** `now` in ms. */
export function keepPages(now: () => number): KeptPages {
  const kept = new Map<string, { readonly page: Buffer; readonly until: number }>();
  return {
    async find(name, write) {
      const known = kept.get(name);
      if (known && now() < known.until) return known.page;
      const until = now() + LASTS;
      const page = await write();
      kept.delete(name);
      if (kept.size >= MOST) kept.delete(kept.keys().next().value!);
      kept.set(name, { page, until });
      return page;
    },
  };
}
