/** A moment as far from now as an expression says: `today + 1 week`, `+ 2 days`, `tomorrow @ noon - 1 hour`. Undefined where it says nothing known. */
export function shiftedBy(expression: string, now: Date): Date | undefined {
  const [dates = '', times = ''] = expression.toLowerCase().split('@');
  const day = steps(dates, now);
  return day && steps(times, day);
}

function steps(text: string, from: Date): Date | undefined {
  const [word] = /^\s*[a-z]+/.exec(text) ?? [];
  const base = based(word?.trim() ?? '', from);
  const rest = text.slice(word?.length ?? 0).trim();
  const found = [...rest.matchAll(/([+-])\s*(\d+|next|last)?\s*([a-z]+)/g)];
  if (base === undefined || found.map(([whole]) => whole.replaceAll(/\s/g, '')).join('') !== rest.replaceAll(/\s/g, '')) return undefined;
  return found.reduce<Date | undefined>((at, [, sign, amount = '1', unit = '']) => at && moved(at, { by: Number(`${sign ?? ''}${amount}`), unit }), base);
}

const hours: Readonly<Record<string, number>> = { midnight: 0, noon: 12 };
const days: Readonly<Record<string, number>> = { '': 0, now: 0, today: 0, yesterday: -1, tomorrow: 1 };

function based(word: string, from: Date): Date | undefined {
  const hour = Object.hasOwn(hours, word) ? hours[word] : undefined;
  if (hour !== undefined) return new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate(), hour));
  const day = Object.hasOwn(days, word) ? days[word] : undefined;
  return day === undefined ? undefined : new Date(from.getTime() + day * 86_400_000);
}

const lengths: Readonly<Record<string, number>> = { week: 604_800_000, day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1000, millisecond: 1 };
const inMonths: Readonly<Record<string, number>> = { month: 1, year: 12 };

function moved(at: Date, { by, unit }: { readonly by: number; readonly unit: string }): Date | undefined {
  const name = unit.replace(/s$/, '');
  const length = Object.hasOwn(lengths, name) ? lengths[name] : undefined;
  if (length !== undefined) return new Date(at.getTime() + by * length);
  const many = Object.hasOwn(inMonths, name) ? inMonths[name] : undefined;
  return many === undefined ? undefined : monthsOn(at, by * many);
}

/** A month has no more days than it has: a month after the 31st is its last day. */
function monthsOn(at: Date, count: number): Date {
  const first = new Date(at.getTime());
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + count);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(at.getUTCDate(), last));
  return first;
}
