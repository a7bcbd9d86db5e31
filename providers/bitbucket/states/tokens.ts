import type { ProviderFile } from 'vendorproof';

const token = { access_token: 'fixture-access-2', token_type: 'bearer', expires_in: 7200, scope: 'repository pullrequest webhook' };

export const tokenStates: ProviderFile['states'] = {
  'a person has let the consumer in': {
    stub: [{ operation: 'createToken', body: { ...token, refresh_token: 'fixture-refresh-2' } }],
  },
  'the consumer acts for itself': {
    stub: [{ operation: 'createToken', body: token }],
  },
  'the refresh token was withdrawn': {
    stub: [{ operation: 'createToken', status: 400, body: { error: 'invalid_grant', error_description: 'The refresh token is not valid.' } }],
  },
};
