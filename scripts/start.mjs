// `npm start`. This file parses on any Node, so that an old one gets a sentence, not a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 20 || (major === 20 && minor >= 19)) {
  const { launch } = await import('./launch.mjs');
  await launch();
} else {
  console.error(`Vocero needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exitCode = 1;
}
