// Runs the long proofs: `npm run test:carico`.
import { spawnSync } from 'node:child_process';
import { buildPortal, isBuildFresh } from '#cli/build-state.ts';

if (!isBuildFresh()) await buildPortal();
const { status } = spawnSync('node_modules/.bin/vitest', ['run', '--project', 'carico'], {
	stdio: 'inherit'
});
process.exitCode = status ?? 1;
