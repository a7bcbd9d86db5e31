const claims: Readonly<Record<string, string>> = {
  nbf: 'is not yet valid',
  aud: 'is for another audience',
  typ: 'is not an access token',
};

const codes: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'has expired',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'has a signature that does not fit it',
  ERR_JOSE_ALG_NOT_ALLOWED: 'is signed by an algorithm that is not taken here',
};

/** Why a token does not hold, in words that stand after “the token”. */
export function whyRefused(error: unknown): string {
  const { code, claim } = detailsOf(error);
  const byClaim = code === 'ERR_JWT_CLAIM_VALIDATION_FAILED' ? (claims[claim] ?? `has a claim ${claim} that does not hold`) : undefined;
  return byClaim ?? codes[code] ?? 'is no token that can be checked';
}

function detailsOf(error: unknown): { readonly code: string; readonly claim: string } {
  const of = (key: 'code' | 'claim'): string => {
    const value: unknown = error instanceof Error && key in error ? Reflect.get(error, key) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { code: of('code'), claim: of('claim') };
}
