/** A name as others spell it: `pet_id`, `petId` and `PetID` are one. */
export const plain = (name: string): string => name.replaceAll(/[^\p{L}\p{N}@]/gu, '').toLowerCase();

/** What one of several is called: `categories` → `category`. */
export function singular(word: string): string {
  const name = word.toLowerCase();
  if (name.endsWith('ies') && name.length > 4) return `${name.slice(0, -3)}y`;
  if (/(s|x|ch|sh)es$/.test(name)) return name.slice(0, -2);
  return name.endsWith('s') && !name.endsWith('ss') && name.length > 2 ? name.slice(0, -1) : name;
}
