/** One or more files already received: the upload itself is checked when it arrives, here only whether they are there. */
import { z } from 'zod';
import {
	campo,
	letto,
	sbagliato,
	type AllegatoCaricato,
	type Campo,
	type Certo,
	type Contesto,
	type Opzioni,
	type Tipo
} from '../campo.ts';
import { testiDi, type Grezzo } from '../grezzo.ts';

type OpzioniAllegato = Omit<Opzioni, 'mancante'> & { massimo?: number };

/** Up to `massimo` files (1 unless said); a required one that is missing answers ALL_MANCANTE with its label. */
export function allegato<const O extends OpzioniAllegato>(opzioni: O): Campo<AllegatoCaricato[], Certo<O>> {
	const { massimo = 1 } = opzioni;
	const tipo: Tipo<AllegatoCaricato[]> = {
		nome: 'allegato',
		massimoFile: massimo,
		irripetibile: true,
		errori: [
			'ALL_MANCANTE',
			'ALL_FORMATO',
			'ALL_DIMENSIONE',
			'ALL_VUOTO',
			'ALL_NON_SALVATO',
			'ALL_PROTETTO',
			'ALL_ATTIVO',
			'ALL_TROPPI'
		],
		schema: z.array(z.string().min(1).max(200)).max(massimo),
		isVuoto: (grezzo) => idsOf(grezzo).length === 0,
		leggi(grezzo, contesto) {
			const file = filesOf(grezzo, contesto);
			if (file.length === 0 && opzioni.obbligatorio)
				return sbagliato('ALL_MANCANTE', { parametri: { nome: opzioni.etichetta } });
			if (file.length > massimo) return sbagliato('ALL_TROPPI');
			return letto(file);
		},
		scrivi: (file) => file.map(({ nome }) => nome),
		vista: ({ grezzo, contesto }) => ({
			aspetto: 'allegati',
			massimo,
			formati: '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.p7m',
			file: filesOf(grezzo, contesto).map(({ id, nome, byte }) => ({ id, nome, byte }))
		})
	};
	return campo<AllegatoCaricato[], O & { mancante: 'ALL_MANCANTE' }>(tipo, {
		...opzioni,
		mancante: 'ALL_MANCANTE'
	});
}

// What was not received is no file, whatever its name; the API names files that it does not send.
function filesOf(grezzo: Grezzo | undefined, { allegati, soloNomi }: Contesto): AllegatoCaricato[] {
	return idsOf(grezzo).flatMap((id) => {
		const ricevuto = allegati.get(id);
		if (ricevuto) return [ricevuto];
		return soloNomi ? [{ id, nome: id, byte: 0, sha256: '' }] : [];
	});
}

function idsOf(grezzo: Grezzo | undefined): string[] {
	return testiDi(grezzo).filter((id) => id.trim() !== '');
}
