// Loaded into each process the launcher starts: when the launcher is killed, its channel closes and
// the process ends itself the usual way.
const PATIENCE = 30_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), PATIENCE).unref();
});
process.channel?.unref();
