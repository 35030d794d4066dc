// @ts-check

const NEEDED = { major: 20, minor: 19 };

/**
 * Ends the process with one sentence when this Node is too old for Wijkkas, or the system unknown to it.
 *
 * It has to be called before anything else is imported: newer modules would not even load on an old Node.
 */
export function refuseOldNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < NEEDED.major || (major === NEEDED.major && minor < NEEDED.minor)) {
    console.error(
      `Wijkkas needs Node ${String(NEEDED.major)}.${String(NEEDED.minor)} or newer and this is Node ${version}: ` +
        'install a newer one from https://nodejs.org and run the command again.',
    );
    process.exit(1);
  }
  if (process.platform === 'win32') {
    console.error(
      'Wijkkas runs on Linux and macOS: on Windows, run the command inside WSL (https://aka.ms/wsl).',
    );
    process.exit(1);
  }
}
