import { property, textProperty } from '../../shared/lenient.ts';

/** What Bitbucket's error object tells us, as far as we use it. */
export interface BitbucketProblem {
  readonly message: string | undefined;
  readonly detail: string | undefined;
  /** What is wrong, by field of the request; empty where it does not say. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Scopes that the call needs, and those that the token has; empty where it does not say. */
  readonly required: readonly string[];
  readonly granted: readonly string[];
  /** Where a removal was announced. */
  readonly announcement: string | undefined;
}

/** Reads the error object; a limiter answers plain text instead, an edge HTML or nothing. Every text passes through `hide`. */
export function readProblem(body: unknown, hide: (text: string) => string): BitbucketProblem {
  const error = property(body, 'error');
  const detail = property(error, 'detail');
  const text = (value: unknown, name: string) => {
    const found = textProperty(value, name);
    return found === undefined ? undefined : hide(found);
  };
  return {
    message: text(error, 'message'),
    detail: text(error, 'detail'),
    fields: readFields(property(error, 'fields'), hide),
    required: texts(property(detail, 'required')),
    granted: texts(property(detail, 'granted')),
    announcement: text(property(error, 'data'), 'announcement_url'),
  };
}

function readFields(fields: unknown, hide: (text: string) => string): BitbucketProblem['fields'] {
  if (typeof fields !== 'object' || fields === null) return {};
  return Object.fromEntries(Object.entries(fields).map(([name, problems]) => [name, texts(problems).map(hide)]));
}

/** One text counts as a list of one. */
function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}
