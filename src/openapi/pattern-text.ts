import type { AST } from '@eslint-community/regexpp';

export interface Wanted {
  /** How often what may repeat is repeated beyond its minimum. */
  readonly repeat: number;
  /** Length to be reached by repeating more, where the pattern allows it. */
  readonly atLeast: number;
  /** Kinds of characters in turn, for patterns that look ahead for one of each, as those of passwords do. */
  readonly mixed: boolean;
  readonly unicode: boolean;
}

interface Writing extends Wanted {
  /** Texts of the capturing groups so far, for references back to them. */
  readonly groups: Map<AST.CapturingGroup, string>;
  /** Characters still missing to `atLeast`. */
  missing: number;
  /** How many characters were picked: classes take their members in turn. */
  picked: number;
}

/** Nested repeats multiply; no example needs more of one part than this. */
const mostRepeats = 2000;

/** A text made from a pattern's tree. What looks around is skipped, so the caller tests the result. */
export function writeText(alternative: Pick<AST.Alternative, 'elements'>, wanted: Wanted): string {
  const start = (missing: number): Writing => ({ ...wanted, groups: new Map(), missing, picked: 0 });
  const text = writeAll(start(0), alternative.elements);
  return text.length >= wanted.atLeast ? text : writeAll(start(wanted.atLeast - text.length), alternative.elements);
}

const writeAll = (writing: Writing, elements: readonly AST.Element[]): string => elements.map((element) => write(writing, element)).join('');

function write(writing: Writing, element: AST.Element): string {
  switch (element.type) {
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return pick(writing, element.raw);
    case 'Group':
      return writeFirst(writing, element.alternatives);
    case 'CapturingGroup': {
      const text = writeFirst(writing, element.alternatives);
      writing.groups.set(element, text);
      return text;
    }
    case 'Quantifier':
      return repeated(writing, element);
    case 'Backreference':
      return [element.resolved].flat().map((group) => writing.groups.get(group) ?? '').join('');
    case 'Assertion':
      return '';
  }
}

const writeFirst = (writing: Writing, [first]: readonly AST.Alternative[]): string => (first === undefined ? '' : writeAll(writing, first.elements));

function repeated(writing: Writing, { min, max, element }: AST.Quantifier): string {
  const usual = Math.min(max, mostRepeats, min + Math.min(writing.repeat, max - min));
  const texts = Array.from({ length: usual }, () => write(writing, element));
  while (writing.missing > 0 && texts.length < Math.min(max, mostRepeats)) {
    const text = write(writing, element);
    if (text === '') break;
    texts.push(text);
    writing.missing -= text.length;
  }
  return texts.join('');
}

/** Characters that make readable texts, then those that patterns ask for by name or range. */
const readable = [
  'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  '-_./:@ +#!$%&()*,;<=>?[]{}|~^\'"`\\\t\n',
  '\u00e9\u0416\u4e2d\u00a0\u20ac',
].flatMap((group) => Array.from(group));

const mixed = [...Array.from('aA1-bB2_cC3.dD4/'), ...readable];

/** A member of a class or set of characters: the next one in turn, so that texts vary as real ones do. */
function pick(writing: Writing, raw: string): string {
  const member = new RegExp(`^${raw}$`, writing.unicode ? 'u' : 's');
  const pool = (writing.mixed ? mixed : readable).filter((character) => member.test(character));
  const candidates = pool.length > 0 ? pool : firstFew(member);
  writing.picked += 1;
  return candidates[(writing.picked - 1) % Math.min(candidates.length, 16)] ?? '';
}

/** For classes of characters that nobody types. */
function firstFew(member: RegExp): readonly string[] {
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCodePoint(code));
  return all.filter((character) => member.test(character)).slice(0, 4);
}
