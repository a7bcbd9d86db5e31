import { resolve } from 'node:path';
import { badInput } from '../../failure/failure.ts';
import { locateDocument, readDocument } from '../../openapi/read.ts';
import { readOverlay } from '../../openapi/slice/overlay.ts';
import { sliceDocument } from '../../openapi/slice/slice.ts';
import { writeIfChanged } from '../../workflow/pact-files.ts';
import type { Answer, Context } from '../context.ts';

export interface SliceCommandOptions {
  readonly operation: readonly string[];
  readonly overlay?: string;
  readonly out: string;
}

export async function slice({ folder, environment }: Context, file: string, options: SliceCommandOptions): Promise<Answer> {
  const document = await readDocument(locateDocument(folder, file), file, { environment });
  const overlay = options.overlay === undefined ? undefined : await readOverlay(resolve(folder, options.overlay));
  const result = sliceDocument(document, { operations: options.operation, ...(overlay === undefined ? {} : { overlay }) });
  await writeIfChanged(resolve(folder, options.out), result.text).catch((error: unknown) => {
    throw badInput('out.unwritable', 'cannot be written', { place: options.out, cause: error });
  });
  const { operations, schemas, bytes, warnings } = result;
  const lines = warnings.map(({ code, pointer, message }) => `! ${pointer}: ${message} (${code})`);
  return { outcome: 'done', json: { operations, schemas, bytes, warnings }, text: [...lines, `✔ ${options.out}: ${operations} operations, ${schemas} schemas, ${bytes} bytes`].join('\n') };
}
