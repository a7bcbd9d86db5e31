import { html, type Markup } from './markup.ts';

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** `3 hours ago`; less than a minute either way is `just now`. */
export function ago(then: Date, now: Date): string {
  const seconds = (then.getTime() - now.getTime()) / 1000;
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  return step === undefined ? 'just now' : relative.format(Math.trunc(seconds / step[1]), step[0]);
}

/** Relative for reading, ISO 8601 for hovering, copying and machines. */
export function timeTag(instant: string, now: Date): Markup {
  const then = new Date(instant);
  if (Number.isNaN(then.getTime())) return html`${instant}`;
  const iso = then.toISOString().replace(/\.\d+Z$/, 'Z');
  return html`<time datetime="${iso}" title="${iso}">${ago(then, now)}</time>`;
}
