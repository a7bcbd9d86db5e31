import { readDocument } from '../../library/read-document.ts';
import { readOverlay } from '../../library/read-overlay.ts';
import { slice as sliceDocument } from '../../library/slice.ts';
import { writeOut } from '../../library/write-out.ts';
import type { Answer, Context } from '../context.ts';
import type { DocumentOptions } from '../document-options.ts';
import { readingOf } from '../document-options.ts';

export interface SliceCommandOptions extends DocumentOptions {
  readonly operation: readonly string[];
  readonly overlay?: string;
  readonly out: string;
}

export async function slice(context: Context, file: string, options: SliceCommandOptions): Promise<Answer> {
  const { folder } = context;
  const document = await readDocument(file, readingOf(context, options));
  const overlay = options.overlay === undefined ? undefined : await readOverlay(options.overlay, { folder });
  const result = await sliceDocument(document, { operations: options.operation, ...(overlay === undefined ? {} : { overlay }) });
  await writeOut(folder, options.out, result.text);
  const { operations, schemas, bytes, warnings } = result;
  const lines = warnings.map(({ code, pointer, message }) => `! ${pointer}: ${message} (${code})`);
  return { outcome: 'done', json: { operations, schemas, bytes, warnings }, text: [...lines, `✔ ${options.out}: ${operations} operations, ${schemas} schemas, ${bytes} bytes`].join('\n') };
}
