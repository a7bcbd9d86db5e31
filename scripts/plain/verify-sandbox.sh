#!/bin/sh
# Sandbox evidence by the official command line alone: replays what the broker selects on the vendor's own system, publishes the result,
# and records it as what is live there, green or red. Needs PACT_BROKER_BASE_URL. Arguments: the vendor, the version of its API,
# then the verifier's own: --hostname, --port, --transport, --header, --state-change-url.
set -eu
vendor=$1
version=$2+sandbox.$(date -u +%Y-%m-%d).$(date -u +%H%M%S)
shift 2
status=0
npx --no-install pact verifier --broker-url "$PACT_BROKER_BASE_URL" --provider-name "$vendor" \
  --consumer-version-selectors '{"mainBranch":true}' --consumer-version-selectors '{"deployedOrReleased":true}' \
  --publish --provider-version "$version" --provider-branch sandbox "$@" || status=$?
npx --no-install pact broker record-deployment --pacticipant "$vendor" --version "$version" --environment "${ENVIRONMENT:-production}" --broker-base-url "$PACT_BROKER_BASE_URL"
exit "$status"
