#!/bin/sh
# Serves the embedded broker until Ctrl-C. Arguments: --port N, --host H.
cd "$(dirname "$0")/.." && exec npm run -s vendorproof -- broker start "$@"
