import { html, raw } from 'hono/html';

/** Escaped HTML. Everything put into an `html` template is escaped unless it is markup itself. */
export type Markup = ReturnType<typeof html>;

export { html };

export const nothing: Markup = raw('');

/** Words in which `backticks` mark code: the code becomes an element, everything is escaped. */
export const withCode = (words: string): readonly Markup[] =>
  words.split(/(`[^`]+`)/).map((piece) => (/^`[^`]+`$/.test(piece) ? html`<code>${piece.slice(1, -1)}</code>` : html`${piece}`));

/** An identifier that may be long: browsers may break it after its punctuation and nowhere else. */
export const breakable = (name: string): readonly Markup[] =>
  name.split(/(?<=[-_./+:@])/).map((piece, index) => (index === 0 ? html`${piece}` : html`<wbr>${piece}`));
