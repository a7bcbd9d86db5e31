import type { Document } from '../document.ts';
import { inspectOperations } from './operations.ts';
import type { Problem } from './problem.ts';
import { inspectReference } from './references.ts';
import type { Budget } from './schemas.ts';
import { inspectSchema } from './schemas.ts';
import { inspectAgainstSpecification } from './specification.ts';
import { partsOf } from './walk.ts';

/** What is wrong with a document that can be used all the same, errors first. */
export async function inspectDocument(document: Document): Promise<readonly Problem[]> {
  const budget: Budget = { left: 300 };
  const inParts = [...partsOf(document)].flatMap((part) => [...inspectReference(document, part), ...inspectSchema(document, part, budget)]);
  // Reading knows why a file was not read; looking at the reference only that it was not.
  const known = new Set(document.problems.map(keyOf));
  const own = inParts.filter((one) => !known.has(keyOf(one)));
  const problems = [...document.problems, ...inspectOperations(document), ...own, ...(await inspectAgainstSpecification(document))];
  return [...problems.filter(({ severity }) => severity === 'error'), ...problems.filter(({ severity }) => severity === 'warning')];
}

const keyOf = ({ code, pointer }: Problem): string => `${code} ${pointer}`;
