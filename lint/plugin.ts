import { dirname, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importProblem, packageProblem } from './floors.ts';
import type { Context, Node, Rule } from './rule.ts';
import { vendorName } from './vendors.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pathInRepository = (file: string): string => relative(root, file).split(sep).join(posix.sep);

/** Floors, rooms and sides: which file may import which. */
const imports: Rule = {
  create(context) {
    const check = (node: Node): void => {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string') return;
      const message = problemOf(context, specifier);
      if (message !== undefined) context.report({ node, message });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check, TSImportType: check };
  },
};

function problemOf(context: Context, specifier: string): string | undefined {
  const from = pathInRepository(context.filename);
  if (!specifier.startsWith('.')) return packageProblem(from, specifier);
  return importProblem(from, pathInRepository(resolve(dirname(context.filename), specifier)));
}

/** A file that only passes on what others export hides where things are; src/index.ts alone may. */
const barrels: Rule = {
  create: (context) => ({
    Program(node) {
      const statements = node.body ?? [];
      const passesOn = (statement: Node): boolean => statement.type.startsWith('Export') && Boolean(statement.source);
      const isBarrel = statements.length > 0 && statements.every(passesOn);
      if (isBarrel) context.report({ node, message: 'A barrel file: import from the file that has it.' });
    },
  }),
};

/** `new Date()` and `Date()` read the clock; `new Date(value)` does not. */
const clock: Rule = {
  create(context) {
    const check = (node: Node): void => {
      if (node.callee?.name !== 'Date' || (node.type === 'NewExpression' && node.arguments?.length !== 0)) return;
      context.report({ node, message: 'The clock is read in src/system/clock.ts only: take a Clock.' });
    };
    return { NewExpression: check, CallExpression: check };
  },
};

/** The engine speaks of no vendor, in code, comments or file names. */
const vendors: Rule = {
  create: (context) => ({
    Program(node) {
      const { text } = context.sourceCode;
      for (const match of text.matchAll(vendorName)) {
        context.report({ loc: context.sourceCode.getLocFromIndex(match.index), message: `A vendor's name in src/: ${match[0]}.` });
      }
      const path = pathInRepository(context.filename);
      if (path.search(vendorName) !== -1) context.report({ node, message: `A vendor's name in a path of src/: ${path}.` });
    },
  }),
};

const junkName = /(^|\/)(utils?|helpers?|common|misc)(\/|(\.test)?\.[a-z]+$)/i;

/** A helper lives with its only user, or gets a name that says what it is. */
const names: Rule = {
  create: (context) => ({
    Program(node) {
      const path = pathInRepository(context.filename);
      if (junkName.test(path)) context.report({ node, message: `${path} is named after nothing it does: name it after what it is.` });
    },
  }),
};

/** Titles of tests are facts. */
const titles: Rule = {
  create: (context) => ({
    CallExpression(node) {
      const title = node.arguments?.[0]?.value;
      const isTest = node.callee?.name === 'it' || node.callee?.name === 'describe';
      if (isTest && typeof title === 'string' && /^should\b/i.test(title)) context.report({ node, message: 'A title states a fact: "answers 404", not "should answer 404".' });
    },
  }),
};

export default { meta: { name: 'house' }, rules: { imports, barrels, clock, vendors, names, titles } };
