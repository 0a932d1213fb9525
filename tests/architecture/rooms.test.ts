// Proves the plan of the house: who may import whom, no cycles, size and voice of the files.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
	cruise,
	type IReachabilityForbiddenRuleType as FarRule,
	type IRegularForbiddenRuleType as Rule
} from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

const USE_CASES =
	'^src/lib/server/(?!app(-accessi|-gestori)?\\.ts$|settings|db/|http/|integrations/|worker/)';
/** Read by server and browser alike. */
const PLAIN = '^src/lib/(condizione|paths|styles/tema)\\.ts$';
const KIT = '(^\\$(app|env)/|@sveltejs/)';
const SERVER_ONLY =
	'(^src/lib/(server|services|forms|domain)/|node_modules/(zod|temporal-polyfill|decimal\\.js)/)';

const forbidden: Rule[] = [
	rule('nessun ciclo', {}, { circular: true }),
	only(
		'domain',
		'^src/lib/domain/',
		'^(src/lib/domain/|node_modules/(zod|temporal-polyfill|temporal-spec|decimal\\.js)/)'
	),
	only('forms', '^src/lib/forms/', '^(src/lib/(forms|domain)/|src/lib/condizione\\.ts|node_modules/zod/)'),
	only('services', '^src/lib/services/', '^(src/lib/(services|forms|domain)/|node_modules/zod/)'),
	rule(
		'xml importa solo ciò che il piano ammette',
		{ path: '^src/lib/xml/', pathNot: '\\.test\\.ts$' },
		{ pathNot: '^(src/lib/xml/|node_modules/)', dependencyTypesNot: ['core'] }
	),
	rule(
		'db importa solo ciò che il piano ammette',
		{ path: '^src/lib/server/db/', pathNot: '\\.test\\.ts$' },
		{ pathNot: '^(src/lib/(server/db|domain)/|node_modules/)', dependencyTypesNot: ['core'] }
	),
	not(
		'ui non conosce il server, i servizi e le regole',
		'^src/lib/ui/',
		'^src/lib/(server|services|forms|domain)/',
		true
	),
	not(
		'una integrazione non conosce la banca dati',
		'^src/lib/server/integrations/',
		'^src/lib/server/(?!integrations/)'
	),
	rule(
		"una integrazione non ne conosce un'altra",
		{ path: '^src/lib/server/integrations/([^/]+)/' },
		{ path: '^src/lib/server/integrations/[^/]+/', pathNot: '^src/lib/server/integrations/$1/' }
	),
	not(
		'una integrazione non conosce servizi e moduli',
		'^src/lib/server/integrations/',
		'^src/lib/(services|forms)/'
	),
	not(
		"i casi d'uso conoscono di una integrazione solo la porta, e niente di chi li chiama",
		USE_CASES,
		'^src/lib/server/(integrations/[^/]+/(?!port\\.ts$)|http/|worker/|app(-accessi|-gestori)?\\.ts$)'
	),
	not(
		'SvelteKit sta solo in rotte, ui, hooks e server/http',
		'^src/(?!routes/|params/|lib/ui/|hooks\\.server\\.ts$|lib/server/http/|app\\.d\\.ts$)',
		KIT
	),
	rule(
		'quello che va anche al browser non importa altro',
		{ path: PLAIN },
		{ pathNot: PLAIN, dependencyTypesNot: ['type-only'] }
	),
	rule(
		'le rotte conoscono servizi e moduli solo dal lato del server',
		{ path: '^src/routes/', pathNot: '(/\\+(page|layout)\\.server|/\\+server|/[^+/]+)\\.ts$' },
		{ path: '^src/lib/(services|forms)/', dependencyTypesNot: ['type-only'] }
	),
	not(
		'i simulatori non conoscono i nostri client',
		'^src/simulators/',
		'^src/lib/(server|forms|services|ui)/'
	),
	not('le rotte non conoscono banca dati e client', '^src/routes/', '^src/lib/server/(db|integrations)/'),
	not(
		'solo cli, hooks e lavoratore conoscono la radice di composizione',
		'^src/(?!cli/|hooks\\.server|lib/server/worker/|app\\.d)',
		'^src/lib/server/app\\.ts$',
		true
	),
	not('nessuno importa la riga di comando', '^src/(?!cli/)', '^src/cli/'),
	not(
		'il browser non riceve le regole né la banca dati',
		'^src/routes/.*\\.svelte$',
		'^src/lib/(server|services|forms|domain)/',
		true
	)
];

function rule(name: string, from: Rule['from'], to: Rule['to']): Rule {
	return { name, severity: 'error', from, to };
}

function only(room: string, path: string, allowed: string): Rule {
	return rule(
		`${room} importa solo ciò che il piano ammette`,
		{ path, pathNot: '\\.test\\.ts$' },
		{ pathNot: allowed }
	);
}

function not(name: string, path: string, target: string, typesAllowed = false): Rule {
	const to = typesAllowed ? { path: target, dependencyTypesNot: ['type-only' as const] } : { path: target };
	return rule(name, { path, pathNot: '\\.test\\.ts$' }, to);
}

function trackedFiles(): string[] {
	const list = execFileSync(
		'git',
		['ls-files', '--cached', '--others', '--exclude-standard', 'src', 'tests'],
		{ encoding: 'utf8' }
	);
	return list.split('\n').filter((name) => /\.(ts|svelte)$/.test(name));
}

/** A page and all that it imports in turn, as it is bundled for the browser: types are gone. */
function notInBrowser(target: string): FarRule {
	return {
		name: 'il browser non riceve le regole né la banca dati, nemmeno per vie traverse',
		severity: 'error',
		from: { path: '^src/routes/.*(\\.svelte|/\\+(page|layout)\\.ts)$' },
		to: { path: target, reachable: true }
	};
}

async function violations(rules: (Rule | FarRule)[], { withTypes = true } = {}): Promise<string[]> {
	const { output } = await cruise(['src'], {
		validate: true,
		ruleSet: { forbidden: rules },
		tsPreCompilationDeps: withTypes,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		enhancedResolveOptions: {
			conditionNames: ['import', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.svelte']
		}
	});
	if (typeof output === 'string') throw new Error(output);
	// A component that draws itself, as a field with fields inside does, is no cycle of rooms.
	const found = output.summary.violations.filter(({ from, to }) => from !== to);
	return found.map(({ rule: { name }, from, to }) => `${name}: ${from} -> ${to}`);
}

describe('il piano della casa', () => {
	it('nessuna stanza importa ciò che non deve', async () => {
		expect(await violations(forbidden)).toEqual([]);
	});

	it('il browser non riceve ciò che è del server, nemmeno per vie traverse', async () => {
		expect(await violations([notInBrowser(SERVER_ONLY)], { withTypes: false })).toEqual([]);
	});

	it('si accorge di chi entra dove non deve', async () => {
		const found = await violations([
			not('db', '^src/lib/server/enti/', '^src/lib/server/db/'),
			not('porta', USE_CASES, '^src/lib/server/integrations/'),
			not('kit', '^src/lib/(ui|server/http)/', KIT),
			rule('moduli', { path: '^src/routes/' }, { path: '^src/lib/(services|forms)/' })
		]);
		for (const line of [
			'db: src/lib/server/enti/find-ente.ts -> src/lib/server/db/in-ente.ts',
			'porta: src/lib/server/spedizioni/deliver.ts -> src/lib/server/integrations/app-io/port.ts',
			'kit: src/lib/ui/moduli/CampoFile.svelte -> $app/forms',
			'moduli: src/routes/operatore/+page.server.ts -> src/lib/services/index.ts'
		])
			expect(found).toContain(line);
		expect(found.filter((line) => /^kit: src\/lib\/server\/http\/.*@sveltejs/.test(line))).not.toEqual([]);
	});

	it('segue una pagina fino in fondo', async () => {
		const found = await violations([notInBrowser('^src/lib/(paths|condizione)\\.ts$')], { withTypes: false });
		const page = 'src/routes/servizi/[servizio]/domanda/[passo]/+page.svelte';
		expect(found.filter((line) => line.includes(page))).toHaveLength(2);
	});

	it('nessun file supera le 300 righe', () => {
		const long = trackedFiles().filter((name) => readFileSync(name, 'utf8').split('\n').length > 301);
		expect(long).toEqual([]);
	});

	it('ogni modulo si apre dicendo che cosa è', () => {
		const modules = trackedFiles().filter(
			(name) => /^src\/.*(?<!\.test)\.ts$/.test(name) && !name.endsWith('.d.ts')
		);
		const silent = modules.filter((name) => !/^(\/\/|\/\*\*) ?\S/.test(readFileSync(name, 'utf8')));
		expect(silent).toEqual([]);
	});

	it("solo le impostazioni e la riga di comando leggono l'ambiente del processo", () => {
		const readers = trackedFiles().filter(
			(name) => name.startsWith('src/') && readFileSync(name, 'utf8').includes('process.env')
		);
		const allowed = /^src\/(cli\/|lib\/server\/settings\.ts$)/;
		expect(readers.filter((name) => !allowed.test(name))).toEqual([]);
	});

	it('nessun file esporta un valore predefinito o raccoglie altri moduli', () => {
		const defaults = trackedFiles().filter(
			(name) => /^src\/lib\/.*\.ts$/.test(name) && /^export (default|\*)/m.test(readFileSync(name, 'utf8'))
		);
		expect(defaults).toEqual([]);
	});
});
