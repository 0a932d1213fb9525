// The list of the invented people, those of the Comune that asked first; no script, one button each.
import { enti } from '#demo/enti.ts';
import { operatori } from '#demo/operatori.ts';
import { persone, type PersonaDemo } from '#demo/persone.ts';
import { escapeHtml, page } from '../page.ts';

type Voce = { codiceFiscale: string; nome: string; nota: string };

/** HTML of the choice for a request of login. */
export function choicePage(asked: URLSearchParams): string {
	const ente = asked.get('ente') ?? '';
	const clerks = asked.get('area') === 'operatore';
	const hidden = ['stato', 'ritorno', 'ente', 'area']
		.map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(asked.get(name) ?? '')}">`)
		.join('');
	const ordered = enti.toSorted((a, b) => Number(b.id === ente) - Number(a.id === ente));
	const groups = ordered.map(({ id, nome }) =>
		group(`Comune di ${nome}`, clerks ? clerksOf(id) : residentsOf(id))
	);
	return page({
		titolo: 'Identità di prova',
		main: `<p>Scegli con quale persona entrare. Non serve nessuna password.</p><form method="post" action="/identita">${hidden}${groups.join('')}<h2>Non vuoi entrare?</h2><button name="persona" value="">Annulla e torna al sito</button></form>`
	});
}

function group(titolo: string, voci: Voce[]): string {
	const buttons = voci.map(
		({ codiceFiscale, nome, nota }) =>
			`<li><button name="persona" value="${codiceFiscale}">${escapeHtml(nome)}<small>${escapeHtml(nota)}</small></button></li>`
	);
	return `<h2>${escapeHtml(titolo)}</h2><ul>${buttons.join('')}</ul>`;
}

function residentsOf(ente: string): Voce[] {
	return persone
		.filter((persona) => persona.ente === ente)
		.map((persona) => ({
			codiceFiscale: persona.codiceFiscale,
			nome: `${persona.nome} ${persona.cognome}`,
			nota: [persona.codiceFiscale, ...traits(persona)].join(', ')
		}));
}

function traits({ codiceFiscale, luogoNascita, email, figli }: PersonaDemo): string[] {
	return [
		/\D/.test(codiceFiscale.slice(12, 15)) && 'codice con omocodia',
		luogoNascita.startsWith('Z') && "nato all'estero",
		!email && 'senza e-mail',
		figli && 'madre di due minori'
	].filter((trait) => typeof trait === 'string');
}

function clerksOf(ente: string): Voce[] {
	return operatori
		.filter((operatore) => operatore.ente === ente)
		.map(({ codiceFiscale, nome, cognome, ruoli }) => ({
			codiceFiscale,
			nome: `${nome} ${cognome}`,
			nota: ruoli.join(' e ')
		}));
}
