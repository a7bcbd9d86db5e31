#!/bin/sh
# The same as ../can-i-deploy.sh with the official command line alone. Needs PACT_BROKER_BASE_URL and the pacticipant's name.
# It knows no age of evidence, and answers 1 both for "no" and for "unknown".
set -eu
exec npx --no-install pact broker can-i-deploy --pacticipant "$1" --version "${VERSION:-$(git rev-parse HEAD)}" --to-environment "${ENVIRONMENT:-local}" --broker-base-url "$PACT_BROKER_BASE_URL"
