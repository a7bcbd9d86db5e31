import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What `src/index.ts` exports, with what the sources say of it. */
export interface Exported {
  readonly name: string;
  readonly isType: boolean;
  /** The heading in `src/index.ts` that it stands under. */
  readonly topic: string;
  /** Relative to the repository. */
  readonly file: string;
  /** The doc comment without its stars; empty where there is none. */
  readonly prose: string;
  /** What follows `@example`; empty where there is none. */
  readonly example: string;
  /** The declaration as written; of a function, its first line. */
  readonly declaration: string;
}

const root = join(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Every export of the public library, in order. */
export function exportedByLibrary(index = textOf('src/index.ts')): readonly Exported[] {
  return index.split(/^\/\/ /m).flatMap((part) => {
    const [topic = ''] = part.split('\n');
    return [...part.matchAll(/^export (type )?\{ (.*) \} from '(.*)';$/gm)].flatMap(([, type, names = '', from = '']) =>
      names.split(', ').map((name) => exported({ name, isType: type !== undefined, topic }, join(dirname('src/index.ts'), from))),
    );
  });
}

function exported(about: Pick<Exported, 'name' | 'isType' | 'topic'>, file: string): Exported {
  const text = textOf(file);
  const at = text.search(new RegExp(`^export (?:async )?(?:function|const|class|interface|type) ${about.name}\\b`, 'm'));
  if (at === -1) throw new Error(`${file} does not declare ${about.name}`);
  const comment = /\/\*\*((?:(?!\*\/)[^])*)\*\/\n$/.exec(text.slice(0, at))?.[1] ?? '';
  const [prose = '', example = ''] = withoutStars(comment).split('@example\n');
  return { ...about, file, prose: prose.trim(), example: example.trimEnd(), declaration: declarationAt(text, at) };
}

const withoutStars = (comment: string): string => comment.replaceAll(/^[ \t]*\* ?/gm, '').trim();

/** Up to a function's body, a class's or interface's closing brace, or the end of a statement. */
function declarationAt(text: string, at: number): string {
  const rest = text.slice(at);
  const end = /^export (?:interface|class)/.test(rest) ? /^\}/m : /^export (?:async )?function/.test(rest) ? / \{\n/ : /;\n(?! )/;
  const found = end.exec(rest);
  return rest.slice(0, (found?.index ?? rest.length) + (found?.[0] === '}' ? 1 : 0));
}

/** The members of an interface or class that have no comment of their own. */
export function undocumentedMembers({ declaration }: Exported): readonly string[] {
  const lines = declaration.split('\n');
  return lines.flatMap((line, index) => {
    const name = /^ {2}(?:override )?(?:readonly )?\[?(\w+)[\]?]*[<(:]/.exec(line)?.[1];
    const isDocumented = /\*\/\s*$/.test(lines[index - 1] ?? '');
    return name === undefined || name === 'constructor' || isDocumented ? [] : [name];
  });
}

/** Types of ours that a declaration names; whoever uses it must be able to name them. */
export function namedTypes({ declaration, name, file }: Exported): readonly string[] {
  const mentions = textOf(file).matchAll(/^import type \{ (.*) \} from '\.|^(?:export )?(?:interface|type) (\w+)/gm);
  const ours = [...mentions].flatMap(([, imported, declared]) => [...(imported?.split(', ') ?? []), declared]);
  const words = withoutComments(declaration).match(/\b[A-Z]\w+\b/g) ?? [];
  return [...new Set(words)].filter((word) => word !== name && ours.includes(word));
}

const withoutComments = (text: string): string => text.replaceAll(/\/\*\*[^]*?\*\//g, '').replaceAll(/'[^']*'/g, '');
