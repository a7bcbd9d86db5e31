/** A file as it is in a commit. */
export interface SourceFile {
  readonly path: string;
  readonly content: string;
}

export interface Finding {
  readonly rule: string;
  readonly path: string;
  /** 1 for the first. The text itself is a secret, so it is not told. */
  readonly line: number;
}

const rules: Readonly<Record<string, RegExp>> = {
  'private-key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
  'access-key-id': /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/,
  'password-in-address': /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:[^\s:/@]+@/i,
};

/** Secrets that somebody committed. */
export const scanFiles = (files: readonly SourceFile[]): readonly Finding[] => files.flatMap(scanFile);

function scanFile({ path, content }: SourceFile): readonly Finding[] {
  return content.split('\n').flatMap((text, index) =>
    Object.entries(rules).flatMap(([rule, pattern]) => (pattern.test(text) ? [{ rule, path, line: index + 1 }] : [])),
  );
}
