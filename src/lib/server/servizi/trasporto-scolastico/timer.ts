// What the clock does for the seats: renunciations free them, offers expire, accepted ones become admissions, the year ends. Run by the worker, ente by ente.
import { giornoARoma } from '#lib/domain/istante.ts';
import { MOSSE_TRASPORTO } from '#lib/services/trasporto-scolastico/procedura.ts';
import type { Tx } from '../../db/connection.ts';
import { decidePratica } from '../../pratiche/decide.ts';
import { moveSemplice } from '../../pratiche/move-semplice.ts';
import { findPratica } from '../../pratiche/pratica.ts';
import type { Contorno } from '../porta.ts';
import { impostazioniDiEnte } from './impostazioni.ts';
import { expireOfferte, offerPosti } from './offerte.ts';
import { isVerificataSql } from './responsabilita.ts';
import { closeRinunce } from './rinunce.ts';

/** One turn; returns how many things it changed. */
export async function movePosti(tx: Tx, contorno: Contorno): Promise<number> {
	const impostazioni = impostazioniDiEnte(contorno.ente);
	if (!impostazioni) return 0;
	let fatti = await closeRinunce(tx, contorno);
	fatti += await closeAnni(tx, contorno);
	fatti += await expireOfferte(tx, contorno.istante);
	fatti += await admitAccettate(tx, contorno);
	const anni = await tx<{ anno: string }[]>`
		select distinct anno from trasporto_iscrizione where stato = 'LISTA_ATTESA' order by anno`;
	for (const { anno } of anni) fatti += await offerPosti(tx, contorno, { anno, impostazioni });
	return fatti;
}

// A school year ends on 31 August.
async function closeAnni(tx: Tx, contorno: Contorno): Promise<number> {
	const oggi = giornoARoma(contorno.istante).toString();
	const finite = await tx<{ numero: string }[]>`
		select i.numero from trasporto_iscrizione i join pratica p on p.id = i.pratica_id
		where i.stato <> 'CHIUSA' and right(i.anno, 4) || '-08-31' < ${oggi}
			and p.stato = any(${[...MOSSE_TRASPORTO.CONCLUDI.da]})
		order by i.numero for update of i skip locked`;
	for (const { numero } of finite) await moveSemplice(tx, contorno, { numero, mossa: 'CONCLUDI' });
	return finite.length;
}

// The final ranking already decided the order: who signed it stands in the act that follows from it.
async function admitAccettate(tx: Tx, contorno: Contorno): Promise<number> {
	const accettate = await tx<{ id: string; numero: string; anno: string; nome: string; cognome: string }[]>`
		select o.id, i.numero, o.anno, c.nome, c.cognome
		from trasporto_offerta o
		join trasporto_iscrizione i on i.pratica_id = o.pratica_id and i.stato = 'LISTA_ATTESA'
		join lateral (
			select operatore_id from trasporto_graduatoria g
			where g.anno = o.anno and g.definitiva_il is not null order by g.definitiva_il desc limit 1
		) g on true
		join operatore c on c.id = g.operatore_id and c.ente_id = o.ente_id
		join pratica p on p.id = i.pratica_id and ${isVerificataSql(tx)}
		where o.stato = 'ACCETTATA' order by o.creata_il, o.id for update of o skip locked`;
	for (const { id, numero, anno, ...firmatario } of accettate) {
		const { revisione } = await findPratica(tx, { numero, blocca: true });
		await decidePratica(tx, contorno, {
			numero,
			revisione,
			mossa: MOSSE_TRASPORTO.AMMETTI,
			motivazione: `Si è liberato un posto, offerto secondo la graduatoria definitiva del trasporto scolastico ${anno} e accettato dal richiedente.`,
			firmatario,
			conFile: false
		});
		await tx`update trasporto_offerta set stato = 'CONCLUSA' where id = ${id}`;
	}
	return accettate.length;
}
