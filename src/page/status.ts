import { raw } from 'hono/html';
import { html, type Markup } from './markup.ts';

/** Every state that a page shows. Each has its own word and its own shape, so that colour only repeats them. */
export type Status = 'passed' | 'failed' | 'stale' | 'never' | 'deployable' | 'blocked' | 'unknown';

const shapes = {
  tick: '<circle cx="8" cy="8" r="7.5"/><path class="cut" d="m4.6 8.3 2.3 2.3 4.5-4.9"/>',
  cross: '<path d="M5 .7h6L15.3 5v6L11 15.3H5L.7 11V5z"/><path class="cut" d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2"/>',
  warning: '<path d="M8 .9 15.6 15H.4z"/><path class="cut" d="M8 6v4m0 2.1v.2"/>',
  question: '<path d="M8 .2 15.8 8 8 15.8.2 8z"/><path class="cut" d="M6.3 6.6a1.75 1.75 0 1 1 2.5 1.6c-.5.3-.8.6-.8 1.1m0 1.8v.2"/>',
  ring: '<circle class="hollow" cx="8" cy="8" r="6.5"/>',
} as const;

const looks: Readonly<Record<Status, { readonly tone: string; readonly shape: keyof typeof shapes }>> = {
  passed: { tone: 'good', shape: 'tick' },
  deployable: { tone: 'good', shape: 'tick' },
  failed: { tone: 'bad', shape: 'cross' },
  blocked: { tone: 'bad', shape: 'cross' },
  stale: { tone: 'warn', shape: 'warning' },
  unknown: { tone: 'open', shape: 'question' },
  never: { tone: 'none', shape: 'ring' },
};

/** Shape and word. `word` replaces the status's own name where a page needs another, never leaves it out. */
export const statusMark = (status: Status, word: string = status): Markup =>
  html`<span class="status ${looks[status].tone}">${icon(status)}<span>${word}</span></span>`;

const icon = (status: Status): Markup =>
  raw(`<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shapes[looks[status].shape]}</svg>`);
