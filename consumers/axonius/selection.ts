/** Which assets are meant: all, those of a query, or those of a query that somebody saved. Two at once are refused by the vendor. */
export type Selection = Chosen & {
  /** As they were on that day, `YYYY-MM-DD`; as they are now where it is left out. */
  readonly history?: string;
};

type Chosen =
  | { readonly query?: string; readonly savedQueryId?: never; readonly savedQueryName?: never }
  | { readonly savedQueryId: string; readonly query?: never; readonly savedQueryName?: never }
  | { readonly savedQueryName: string; readonly query?: never; readonly savedQueryId?: never };

/** Refuses here what the vendor would refuse there, or misread. */
export function checkSelection({ history, ...chosen }: Selection): void {
  const given = Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (given.length > 1) throw new TypeError(`${given.join(' and ')} exclude one another`);
  if (history !== undefined && !isDay(history)) throw new TypeError(`${history} is not a day as YYYY-MM-DD`);
  if (chosen.savedQueryId !== undefined) checkObjectId(chosen.savedQueryId);
}

/** Ids of what the instance keeps, other than assets. */
export function checkObjectId(id: string): string {
  if (!/^[0-9a-f]{24}$/.test(id)) throw new TypeError(`${JSON.stringify(id)} is not an id of 24 hexadecimal digits`);
  return id;
}

/** A shortened id is not refused by every instance: some took it for another asset's. */
export function checkAssetId(id: string): string {
  if (!/^[0-9a-f]{32}$/.test(id)) throw new TypeError(`${JSON.stringify(id)} is not an asset's id of 32 hexadecimal digits`);
  return id;
}

/** `2026-02-30` is none. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
