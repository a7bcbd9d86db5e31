#!/bin/sh
# Runs the contract tests and writes pacts/. Arguments: vendors or groups; all by default.
cd "$(dirname "$0")/.." && exec npm run -s vendorproof -- test "$@"
