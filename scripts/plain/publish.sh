#!/bin/sh
# The same as ../publish.sh with the official command line alone, to be run where pacts/ is.
# Needs PACT_BROKER_BASE_URL; VERSION and BRANCH default to Git's.
set -eu
version=${VERSION:-$(git rev-parse HEAD)}
branch=${BRANCH:-$(git branch --show-current)}
exec npx --no-install pact broker publish pacts --consumer-app-version "$version" ${branch:+--branch "$branch"} --broker-base-url "$PACT_BROKER_BASE_URL"
