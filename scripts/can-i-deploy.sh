#!/bin/sh
# Asks the gate; the exit code is the answer (docs/exit-codes.md). Arguments: a pacticipant, --version V, --to ENVIRONMENT.
cd "$(dirname "$0")/.." && exec npm run -s vendorproof -- gate "$@"
