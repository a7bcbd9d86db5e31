import { badInput } from '../../failure/failure.ts';
import { readDocument } from '../../openapi/read.ts';
import { readOverlay } from '../../openapi/slice/overlay.ts';
import { sliceDocument } from '../../openapi/slice/slice.ts';
import { writeIfChanged } from '../../workflow/pact-files.ts';
import type { Answer, Context } from '../context.ts';

export interface SliceCommandOptions {
  readonly operation: readonly string[];
  readonly overlay?: string;
  readonly out: string;
}

export async function slice(_context: Context, file: string, options: SliceCommandOptions): Promise<Answer> {
  const document = await readDocument(file);
  const overlay = options.overlay === undefined ? undefined : await readOverlay(options.overlay);
  const result = sliceDocument(document, { operations: options.operation, ...(overlay === undefined ? {} : { overlay }) });
  await writeIfChanged(options.out, result.text).catch((error: unknown) => {
    throw badInput('out.unwritable', 'cannot be written', { place: options.out, cause: error });
  });
  const { operations, schemas, bytes, warnings } = result;
  const lines = warnings.map(({ code, pointer, message }) => `! ${pointer}: ${message} (${code})`);
  return { outcome: 'done', json: { operations, schemas, bytes, warnings }, text: [...lines, `✔ ${options.out}: ${operations} operations, ${schemas} schemas, ${bytes} bytes`].join('\n') };
}
