const secret = /\b(?:(?:sk|rk|pk)_(?:test|live)_[\w*]+|whsec_\w+|\w+_secret_\w+)/g;

/** Text that may be shown: Stripe's messages quote keys, and client secrets turn up where nobody expects them. */
export const hideSecrets = (text: string): string => text.replaceAll(secret, '[hidden]');
