#!/bin/sh
# Publishes pacts/ to the broker. Arguments: vendors or groups, --version V, --branch B.
cd "$(dirname "$0")/.." && exec npm run -s vendorproof -- publish "$@"
