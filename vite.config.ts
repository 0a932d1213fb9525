import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { splitFonts } from './src/lib/styles/split-fonts.ts';
import { trimBootstrapItalia } from './src/lib/styles/trim-bootstrap-italia.ts';
import { leafletComeModulo } from './src/lib/ui/moduli/mappa/leaflet-come-modulo.ts';
import { isCondiviso, rotteConScript } from './src/lib/ui/script-condiviso.ts';

const rotte = rotteConScript(import.meta.dirname);

export default defineConfig({
	environments: {
		client: {
			build: {
				rolldownOptions: {
					// Ten small scripts cost a phone more than one of the same weight: what pages share is one file.
					output: {
						codeSplitting: {
							groups: [
								{
									name: (id, grafo) =>
										isCondiviso(id, { rotte, find: (altro) => grafo.getModuleInfo(altro) }) ? 'base' : null,
									// Who never opens a map never loads one.
									test: /node_modules\/(?!leaflet)|src\/lib\/(?!ui\/moduli\/mappa\/)|src\/routes\/\+/
								}
							]
						}
					}
				}
			}
		}
	},
	plugins: [splitFonts(), trimBootstrapItalia(), leafletComeModulo(), sveltekit()],
	test: {
		projects: [
			{ extends: true, test: { name: 'unit', environment: 'node', include: ['src/**/*.test.ts'] } },
			{
				extends: true,
				test: {
					name: 'architecture',
					environment: 'node',
					include: ['tests/architecture/**/*.test.ts'],
					testTimeout: 120_000
				}
			},
			{
				extends: true,
				test: {
					name: 'integration',
					environment: 'node',
					include: ['tests/integration/**/*.test.ts'],
					globalSetup: ['./tests/support/global-postgres.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'contract',
					environment: 'node',
					include: ['tests/contract/**/*.test.ts'],
					testTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'carico',
					environment: 'node',
					include: ['tests/carico/**/*.test.ts'],
					globalSetup: ['./tests/support/global-postgres.ts'],
					testTimeout: 180_000,
					hookTimeout: 60_000,
					fileParallelism: false
				}
			}
		]
	}
});
