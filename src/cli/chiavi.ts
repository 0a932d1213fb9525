// The keys of SPID and CIE: `npm run chiavi -- prepara cartella | ente id | rinnova id [giorni] | togli id chiave`. See docs/accesso.md.
import { randomUUID } from 'node:crypto';
import { formatDataOra, giornoARoma } from '#lib/domain/istante.ts';
import { readEnte } from '#lib/server/enti/read-ente.ts';
import { sitoDi } from '#lib/server/enti/sito.ts';
import { readScadenze } from '#lib/server/identita/chiavi-ente.ts';
import { createCifrario } from '#lib/server/identita/cifrario.ts';
import { addMancanti, addSaml, type NuoveChiavi } from './chiavi-ente.ts';
import { makeFileChiavi } from './file-chiavi.ts';
import { fail } from './process.ts';
import { ownerUrlOrFail, settingsOrFail } from './settings-or-fail.ts';
import { asOwnerInEnte } from './write-ente.ts';
import type { Tx } from '#lib/server/db/connection.ts';

const GIORNO_MS = 86_400_000;
/** Time enough for AgID and the Ministry to spread new metadata. */
const GIORNI_PRIMA_DI_FIRMARE = 30;
const USO = 'Scrivi: npm run chiavi -- prepara cartella | ente id | rinnova id [giorni] | togli id chiave';

async function run([comando, chi, altro]: string[]): Promise<string[]> {
	if (!chi) throw new Error(USO);
	if (comando === 'prepara') return prepara(chi);
	if (comando === 'ente') return inEnte(chi, addToEnte);
	if (comando === 'rinnova') return inEnte(chi, (tx, nuove) => rinnova(tx, nuove, altro));
	if (comando === 'togli' && altro) return inEnte(chi, (tx, nuove) => togli(tx, nuove, altro));
	throw new Error(USO);
}

async function prepara(cartella: string): Promise<string[]> {
	const fatti = await makeFileChiavi(cartella);
	return fatti.length === 0
		? ['Le chiavi ci sono già: non ho cambiato niente.']
		: [
				...fatti.map((file) => `Scritto ${file}`),
				'Porta registro-privata.json via da questa macchina: serve solo a leggere il registro degli accessi.'
			];
}

type Lavoro = (tx: Tx, nuove: NuoveChiavi) => Promise<string[]>;

async function inEnte(id: string, work: Lavoro): Promise<string[]> {
	const settings = settingsOrFail();
	const { identita } = settings;
	if (!identita) throw new Error('Imposta IDENTITA_CHIAVE: vedi docs/accesso.md.');
	const adesso = new Date();
	return asOwnerInEnte({ ownerUrl: ownerUrlOrFail(), ente: id }, async (tx) => {
		const { impostazioni } = await readEnte(tx, { ente: id, giorno: giornoARoma(adesso).toString() });
		return work(tx, {
			...{ ente: id, impostazioni, adesso, newId: randomUUID },
			cifrario: createCifrario(identita.chiave),
			sito: sitoDi(impostazioni, settings)
		});
	});
}

async function addToEnte(tx: Tx, nuove: NuoveChiavi): Promise<string[]> {
	const fatte = await addMancanti(tx, nuove);
	return [
		fatte.length > 0 ? `Chiavi create: ${fatte.join(', ')}.` : 'Le chiavi ci sono già.',
		...(nuove.impostazioni.codiceIPA
			? []
			: ['Senza codice IPA nelle impostazioni non c’è SPID: scrivilo, poi ripeti.']),
		...(await elenca(tx, nuove.ente))
	];
}

async function rinnova(
	tx: Tx,
	nuove: NuoveChiavi,
	giorni = String(GIORNI_PRIMA_DI_FIRMARE)
): Promise<string[]> {
	if (!/^\d{1,3}$/.test(giorni)) throw new Error('I giorni prima di firmare sono un numero da 0 a 999.');
	const firmaDal = new Date(nuove.adesso.getTime() + Number(giorni) * GIORNO_MS);
	await addSaml(tx, nuove, firmaDal);
	return [
		`La chiave nuova è già nei metadati e firma dal ${formatDataOra(firmaDal)}: fino ad allora fai leggere i metadati ad AgID e al Ministero.`,
		...(await elenca(tx, nuove.ente))
	];
}

async function togli(tx: Tx, { ente, adesso }: NuoveChiavi, chiave: string): Promise<string[]> {
	const [tolta] = await tx`
		delete from chiave_ente c where ente_id = ${ente} and id::text = ${chiave} and exists (
			select from chiave_ente altra
			where altra.ente_id = c.ente_id and altra.uso = c.uso and altra.firma_dal > c.firma_dal and altra.firma_dal <= ${adesso})
		returning id`;
	if (!tolta)
		throw new Error(
			'Questa chiave non c’è, oppure firma ancora: si toglie solo quando ne firma una più nuova.'
		);
	return ['Chiave tolta dai metadati.', ...(await elenca(tx, ente))];
}

async function elenca(tx: Tx, ente: string): Promise<string[]> {
	return (await readScadenze(tx, ente)).map(
		({ id, uso, firmaDal, scadeIl }) =>
			`${uso} ${id}: firma dal ${formatDataOra(firmaDal)}, scade il ${formatDataOra(scadeIl)}`
	);
}

try {
	console.log((await run(process.argv.slice(2))).join('\n'));
} catch (error) {
	fail(error);
}
