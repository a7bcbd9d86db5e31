import { defineWorkspace } from 'vendorproof';

export default defineWorkspace({
  vendors: {
    stripe: {},
    bitbucket: {},
  },
  environments: {
    local: { demands: 'stub' },
    production: { production: true, demands: 'sandbox', maxAgeDays: 7 },
  },
});
