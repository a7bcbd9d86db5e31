import type { Scenario } from '../script.ts';
import { del, get, post } from '../script.ts';

/** What a broker answers before anybody used it. */
export const empty: Scenario = {
  name: 'an empty broker',
  steps: [
    get('/'),
    get('/', { accept: 'application/hal+json, application/json' }),
    get('/diagnostic/status/heartbeat'),
    get('/diagnostic/status/heartbeat', { accept: '*/*' }),
    get('/diagnostic/status/dependencies'),
    get('/pacts/latest'),
    get('/pacticipants'),
    get('/pacticipants?page=1&size=5'),
    get('/pacticipants/label/x'),
    get('/labels'),
    get('/labels?page=1'),
    get('/environments'),
    get('/integrations'),
    get('/integrations?page=1'),
    get('/matrix?q[][pacticipant]=x'),
    get('/can-i-deploy?pacticipant=x&version=1&environment=test'),
    get('/pacts/provider/x/latest'),
    post('/pacts/provider/x/for-verification', {}),
    del('/pacticipants/x'),
  ],
};
