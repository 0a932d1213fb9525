/** Vehicles, company, building title and event of an occupation; part of the fields in campi.ts. */
import { telefono } from '#lib/forms/campi/contatti.ts';
import { decimale } from '#lib/forms/campi/decimale.ts';
import { numero } from '#lib/forms/campi/numero.ts';
import { partitaIva } from '#lib/forms/campi/partita-iva.ts';
import { ripetuto } from '#lib/forms/campi/ripetuto.ts';
import { siNo } from '#lib/forms/campi/si-no.ts';
import { targa } from '#lib/forms/campi/targa.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import { DI_EVENTO, DI_LAVORI, DI_TITOLO, DI_VEICOLI } from './condizioni.ts';

export const campiChi = {
	mezzi: ripetuto({
		etichetta: 'Mezzi',
		elemento: 'mezzo',
		massimo: 10,
		aiuto: 'I mezzi che restano fermi nell’area.',
		quando: DI_VEICOLI,
		parti: {
			targa: targa({ etichetta: 'Targa', obbligatorio: true }),
			peso: decimale({ etichetta: 'Peso a pieno carico', obbligatorio: true, unita: 't', massimo: 200 })
		}
	}),
	impresaDenominazione: testo({
		etichetta: 'Nome dell’impresa che fa i lavori',
		obbligatorio: true,
		massimo: 160,
		completamento: 'organization',
		quando: DI_LAVORI
	}),
	impresaPartitaIva: partitaIva({
		etichetta: 'Partita IVA dell’impresa',
		obbligatorio: true,
		quando: DI_LAVORI
	}),
	impresaResponsabile: testo({
		etichetta: 'Responsabile del cantiere',
		obbligatorio: true,
		massimo: 120,
		quando: DI_LAVORI
	}),
	impresaTelefono: telefono({
		etichetta: 'Telefono attivo 24 ore su 24',
		obbligatorio: true,
		aiuto: 'Lo usiamo solo per un pericolo o un ostacolo sulla strada.',
		quando: DI_LAVORI
	}),
	titoloEdilizio: testo({
		etichetta: 'Titolo edilizio',
		obbligatorio: true,
		massimo: 120,
		aiuto: 'Il numero di CILA, SCIA o permesso di costruire, oppure "manutenzione ordinaria".',
		quando: DI_TITOLO
	}),
	musica: siNo({ etichetta: 'C’è musica o uno spettacolo?', obbligatorio: true, quando: DI_EVENTO }),
	somministrazione: siNo({
		etichetta: 'Si danno o si vendono cibi e bevande?',
		obbligatorio: true,
		aiuto: 'Per musica, cibi e bevande può servire anche una pratica allo sportello per le imprese (SUAP).',
		quando: DI_EVENTO
	}),
	personeAttese: numero({
		etichetta: 'Persone attese',
		obbligatorio: true,
		minimo: 1,
		massimo: 100_000,
		quando: DI_EVENTO
	})
};
