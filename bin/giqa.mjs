// The first file that runs: plain JavaScript, so that a Node which cannot read the rest says so in plain words.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `GIQA Studio needs Node 22.18 or newer; this is Node ${process.versions.node}.\n` +
      "Run it through npm (npm run demo, npm run -s giqa -- <command>), which brings its own, or install a newer Node.\n",
  );
  process.exit(2);
}
await import("./giqa.ts");
