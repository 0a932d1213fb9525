// How a delega is told to the two persons of it. Called by the pages of deleghe.
import { formatDataOra, formatGiorno } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import type { Delega, EventoDelega, Parte } from '#lib/server/deleghe/delega.ts';
import { findServizio } from '#lib/services/index.ts';

const STATI: Readonly<Record<Delega['stato'], string>> = {
	ATTESA: 'In attesa di risposta',
	ACCETTATA: 'In vigore',
	RIFIUTATA: 'Non accettata',
	REVOCATA: 'Revocata',
	SCADUTA: 'Scaduta'
};

const FATTI: Readonly<Record<EventoDelega['tipo'], string>> = {
	REGISTRATA: 'Registrata',
	ACCETTATA: 'Accettata',
	RIFIUTATA: 'Non accettata',
	REVOCATA: 'Revocata',
	USATA: 'Usata per inviare una richiesta'
};

/** One delega, as the person who reads it meets the other. */
export function delegaVista(delega: Delega) {
	const altro = delega.parte === 'DELEGANTE' ? delega.delegato : delega.delegante;
	return {
		id: delega.id,
		href: paths.delega(delega.id),
		parte: delega.parte,
		altro: nomeDi(altro),
		codiceFiscale: altro.codiceFiscale,
		servizi: delega.servizi.map((id) => findServizio(id)?.scheda.titolo ?? id),
		dal: formatGiorno(delega.dal),
		finoAl: formatGiorno(delega.finoAl),
		stato: STATI[delega.stato],
		daRispondere: delega.parte === 'DELEGATO' && delega.stato === 'ATTESA',
		revocabile: delega.stato === 'ACCETTATA' || (delega.parte === 'DELEGANTE' && delega.stato === 'ATTESA')
	};
}

/** What happened to it: who did it, and when. */
export function eventoVista({ id, tipo, parte, avvenutoIl }: EventoDelega, delega: Delega) {
	return { id, fatto: FATTI[tipo], chi: chiDi(parte, delega), quando: formatDataOra(avvenutoIl) };
}

function chiDi(parte: Parte, delega: Delega): string {
	if (parte === delega.parte) return 'tu';
	return nomeDi(parte === 'DELEGANTE' ? delega.delegante : delega.delegato);
}

function nomeDi({ nome, cognome }: Delega['delegante']): string {
	return `${nome} ${cognome}`;
}
