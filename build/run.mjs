// Sets up what is missing, then does one verb. Nothing outside Node's own modules is used until dependencies are there.
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(`Sameside needs Node 20 or newer to set itself up; this is Node ${process.versions.node}.`);
  process.exit(1);
}
import('./command.mjs').then(({ run }) => run(process.argv.slice(2)));
