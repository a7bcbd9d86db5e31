import { Failure } from '../../failure/failure.ts';
import { parseJson } from '../../json/json.ts';

/** Why a text is no JSON, `is not JSON: it ends too early (line 1, column 7)`; undefined where it is. */
export function notJson(text: string): string | undefined {
  try {
    parseJson(text, 'text');
    return undefined;
  } catch (error) {
    return error instanceof Failure ? error.problem : 'is not JSON';
  }
}
