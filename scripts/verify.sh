#!/bin/sh
# Replays the pacts and publishes the results. Arguments: vendors or groups, --against document|stub.
cd "$(dirname "$0")/.." && exec npm run -s vendorproof -- verify "$@"
