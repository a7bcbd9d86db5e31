import type { JsonObject } from '../../../src/json/json.ts';
import type { Answer } from './exchange.ts';

/** What a badge says and who draws it, be it a picture or the address of one. */
export function badgeOf({ headers, text }: Answer): JsonObject | undefined {
  if (text.startsWith('<svg')) return { says: drawn(text), drawnBy: 'the broker' };
  const address = /\/badge\/([^/]+)\.svg/.exec(headers.location ?? '')?.[1];
  return address === undefined ? undefined : { says: addressed(address), drawnBy: 'another server' };
}

/** Ours, by the names that addresses have for them. */
const colours: Readonly<Record<string, string>> = {
  '#1b7f37': 'brightgreen',
  '#c62828': 'red',
  '#a65300': 'orange',
  '#6a6a6a': 'lightgrey',
};

function drawn(svg: string): string {
  const label = /aria-label="([^"]*)"/.exec(svg)?.[1];
  const fills = [...svg.matchAll(/<rect[^>]*fill="(#[0-9a-f]+)"/g)].map((match) => match[1] ?? '');
  return `${label}, ${colours[fills.at(-1) ?? '']}`;
}

/** `left-right-colour`, in which a hyphen of the text is doubled. */
function addressed(address: string): string {
  const parts = decodeURIComponent(address).split(/(?<!-)-(?!-)/);
  const [left, right, colour] = parts.map((part) => part.replaceAll('--', '-').replaceAll('__', '_'));
  return `${left}: ${right}, ${colour}`;
}
