import { Secret } from '../../shared/auth/secret.ts';
import type { RefreshTokens } from '../auth/oauth-session.ts';

/** Keeps refresh tokens in memory, and remembers which were kept. */
export function memoryRefreshTokens(first?: string): RefreshTokens & { readonly saved: readonly string[] } {
  const saved: string[] = [];
  return {
    saved,
    load: async () => {
      const newest = saved.at(-1) ?? first;
      return newest === undefined ? undefined : new Secret(newest);
    },
    save: async (token) => void saved.push(token.reveal()),
  };
}
