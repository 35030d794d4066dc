# The worker: it relays the outbox and runs the jobs. It listens to no port.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY scripts ./scripts
COPY libs ./libs
COPY apps ./apps
RUN node scripts/build.mjs

FROM node:24-slim AS production-dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-slim
LABEL org.opencontainers.image.title="Wijkkas worker" \
      org.opencontainers.image.licenses="EUPL-1.2"
# Safe without any setting: production refuses demo mode and the example secrets.
ENV NODE_ENV=production
WORKDIR /app
COPY --from=production-dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY LICENSE package.json ./
USER node
# No port to ask, so it asks what the worker cannot do without: its database.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["node", "-e", "import('pg').then(async ({ default: pg }) => { const client = new pg.Client(process.env.DATABASE_URL); await client.connect(); await client.query('SELECT 1'); await client.end(); }).catch(() => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/apps/worker/src/main.js"]
