/** Makes the views of a step and the rows of the summary; called by the step pages, the receipt and the clerk's desk. */
import type { Problema } from '#lib/domain/errori.ts';
import type { Gradi } from '#lib/domain/poligono.ts';
import type { Campo, Contesto, ErroriVista } from './campo.ts';
import type { Grezzi, Grezzo } from './grezzo.ts';
import type { Campi, Guida, Passo, RisposteParziali, Servizio } from './servizio.ts';
import { campiVisibili } from './validate.ts';
import type { VistaCampo } from './vista.ts';

export type VistaSezione = { titolo: string; aiuto?: string; campi: VistaCampo[]; guida?: Guida };

/** Sections of a step with their fields, also those hidden for now: the browser shows them when their condition comes to hold. */
export function vistaPasso(
	servizio: Servizio,
	passo: Passo,
	{ grezzi, contesto, problemi }: { grezzi: Grezzi; contesto: Contesto; problemi: readonly Problema[] }
): VistaSezione[] {
	const visibili = campiVisibili(servizio, grezzi);
	return passo.sezioni.map(({ titolo, aiuto, campi, guida }) => ({
		titolo,
		...(aiuto && { aiuto }),
		...(guida && { guida }),
		campi: campi.flatMap((nome) => {
			const campo = servizio.campi[nome];
			if (!campo) return [];
			const vista = vistaCampo(nome, campo, { grezzo: grezzi[nome], contesto, problemi });
			return { ...vista, visibile: visibili.has(nome) };
		})
	}));
}

/** One field by itself, shown whatever the other answers are. */
export function vistaCampo(
	nome: string,
	campo: Campo,
	{
		grezzo,
		contesto,
		problemi
	}: { grezzo: Grezzo | undefined; contesto: Contesto; problemi: readonly Problema[] }
): VistaCampo {
	const errori = erroriVista(problemi);
	return {
		...campo.tipo.vista({ nome, grezzo, contesto, errori }),
		nome,
		etichetta: iniziale(campo.etichetta),
		obbligatorio: campo.obbligatorio,
		visibile: true,
		...(campo.aiuto && { aiuto: campo.aiuto }),
		...(campo.quando && { quando: campo.quando }),
		...errori.get(nome)
	};
}

const NOTE = { block: 'errore', warn: 'avviso', info: 'informazione' } as const;

// The first message of a field is the one shown at it; the list on top holds them all.
function erroriVista(problemi: readonly Problema[]): ErroriVista {
	const errori = new Map<string, Pick<VistaCampo, 'errore' | 'avviso' | 'informazione'>>();
	for (const { campo, severita, messaggio } of problemi) {
		const voce = errori.get(campo) ?? {};
		voce[NOTE[severita]] ??= messaggio;
		errori.set(campo, voce);
	}
	return errori;
}

/** The label of every field and part by its name, for the list of errors. */
export function etichetteDi(campi: readonly VistaCampo[]): Map<string, string> {
	return new Map(
		campi.flatMap((campo) => [[campo.nome, campo.etichetta] as const, ...etichetteDi(partiDi(campo))])
	);
}

function partiDi(campo: VistaCampo): VistaCampo[] {
	if (campo.aspetto === 'gruppo') return campo.campi;
	return campo.aspetto === 'ripetuto' ? campo.elementi.flat() : [];
}

/** `vertici` are those of an area, to be drawn beside its text. */
export type RigaRiepilogo = {
	campo: string;
	etichetta: string;
	righe: string[];
	vertici?: readonly Gradi[];
};
export type SezioneRiepilogo = { passo: string; titolo: string; righe: RigaRiepilogo[] };

/** A row as a label with its text. */
export function voceDi({ etichetta, righe, vertici }: RigaRiepilogo): {
	etichetta: string;
	valore: string;
	vertici?: readonly Gradi[];
} {
	return { etichetta, valore: righe.join('\n'), ...(vertici && { vertici }) };
}

/** The answers as text, section by section; fields without an answer are left out. */
export function riepilogo(
	servizio: Servizio,
	risposte: RisposteParziali<Campi>,
	contesto: Contesto
): SezioneRiepilogo[] {
	const sezioni = servizio.passi.flatMap((passo) =>
		passo.sezioni.map(({ titolo, campi }) => ({
			passo: passo.id,
			titolo,
			righe: campi.flatMap((nome) => {
				const valore = risposte[nome];
				const campo = servizio.campi[nome];
				if (valore === undefined || !campo) return [];
				const righe = campo.tipo.scrivi(valore, contesto);
				if (righe.length === 0) return [];
				const vertici = campo.tipo.vertici?.(valore);
				return [{ campo: nome, etichetta: iniziale(campo.etichetta), righe, ...(vertici && { vertici }) }];
			})
		}))
	);
	return sezioni.filter(({ righe }) => righe.length > 0);
}

// Labels of files stand in the middle of a sentence too ("Manca un documento obbligatorio: delega").
function iniziale(etichetta: string): string {
	return etichetta.charAt(0).toUpperCase() + etichetta.slice(1);
}
