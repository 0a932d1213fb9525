// The first page of a login: which invented person to be, or which failure to try. Shown by passi.ts.
import { escapeHtml, page } from '../../page.ts';
import { listIdentita, listIdentitaEstere, type GruppoIdentita } from '../../persone.ts';
import type { AccessoInCorso } from '../memoria.ts';
import { bottone, bottoniErrore, modulo } from './modulo.ts';

/** HTML of the page. */
export function paginaPersona({ gestore, fornitore, richiesta }: AccessoInCorso): string {
	const gruppi = gestore.eidas ? listIdentitaEstere() : listIdentita(new URL(fornitore.entityId).hostname);
	return page({
		titolo: 'Identità di prova',
		main: `<p><strong>${escapeHtml(gestore.nome)}</strong></p>
<p>${escapeHtml(fornitore.nome)} chiede di sapere chi sei, con il livello ${richiesta.livello} di sicurezza.</p>
<p>Scegli con quale persona entrare. Non serve nessuna password.</p>
${modulo(`${gruppi.map(gruppo).join('')}<h2>Non vuoi entrare?</h2>${bottone('errore', '25', 'Annulla e torna al sito')}
<h2>Accessi che non riescono</h2>${bottoniErrore(FALLIMENTI)}`)}`
	});
}

const FALLIMENTI = [
	[19, 'Sbaglia la password tre volte'],
	[20, 'Non avere credenziali di questo livello'],
	[21, 'Lascia scadere il tempo'],
	[23, "Usa un'identità sospesa"],
	[30, "Usa un'identità di un altro tipo"],
	[1, 'Guasto tecnico del gestore']
] as const;

function gruppo({ titolo, identita }: GruppoIdentita): string {
	const voci = identita.map(
		({ chiave, nome, cognome, nota }) => `<li>${bottone('persona', chiave, `${nome} ${cognome}`, nota)}</li>`
	);
	return `<h2>${escapeHtml(titolo)}</h2><ul>${voci.join('')}</ul>`;
}
