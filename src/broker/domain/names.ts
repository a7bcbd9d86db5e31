/** `pet-shop_api`, `petShopApi`, `pet.shop.API` → `Pet Shop Api`, `Pet Shop API`: what people see when nobody gave a display name. */
export const displayNameOf = (name: string): string =>
  name
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replaceAll(/([a-z\d])([A-Z])(?=\S)/g, '$1 $2')
    .replaceAll(/(?<=\S)[-_.](?=\S)/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^[a-z]/, (letter) => letter.toUpperCase()))
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
