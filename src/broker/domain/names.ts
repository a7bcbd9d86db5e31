/** `pet-shop_api`, `petShopApi` → `Pet Shop Api`: what people see when nobody gave a display name. */
export const displayNameOf = (name: string): string =>
  words(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

/** Words that say what kind of program it is, not which. */
const kindWords = new Set(['api', 'provider', 'service']);

/** Names that differ only in case, separators, plural or kind words are probably one program under two names. */
export const looksLike = (a: string, b: string): boolean => a !== b && essence(a) === essence(b);

function essence(name: string): string {
  return words(name)
    .map((word) => word.toLowerCase().replace(/s$/, ''))
    .filter((word) => !kindWords.has(word))
    .join(' ');
}

const words = (name: string): readonly string[] =>
  name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '');
