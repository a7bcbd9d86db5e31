import { readDocument } from '../library/read-document.ts';
import type { Document } from '../openapi/document.ts';
import type { Context } from './context.ts';
import type { DocumentOptions } from './document-options.ts';
import { readingOf } from './document-options.ts';

/** How many of one document's problems are told before a person is sent to `inspect`. */
const mostTold = 3;

/** Reads a document that is named to a command, and tells what of it is not read. */
export async function readNamed(context: Context, file: string, options: DocumentOptions): Promise<Document> {
  const document = await readDocument(file, readingOf(context, options));
  const unread = document.problems.filter(({ severity }) => severity === 'error');
  unread.slice(0, mostTold).forEach(({ message, code, pointer }) => context.console.say(`! ${file}: ${message} (${code}, ${pointer})`));
  if (unread.length > mostTold) context.console.say(`! ${file}: ${unread.length - mostTold} more are listed by: vendorproof inspect ${file}`);
  return document;
}
