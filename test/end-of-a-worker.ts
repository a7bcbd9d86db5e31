// A worker is killed a second after it was told to end, while it may still be writing its coverage: it ends by itself, just later.
if ('MOCHA_WORKER_ID' in process.env) process.on('SIGTERM', () => undefined);
