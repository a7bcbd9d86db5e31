# The command line with this repository's workspace: docker run --rm vendorproof gate
FROM node:24-slim

WORKDIR /app
RUN chown node:node /app
USER node

# Packages first: they change less often than the code.
COPY --chown=node:node package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

COPY --chown=node:node . .

ENTRYPOINT ["node", "/app/bin/vendorproof.js"]
CMD ["status"]
