/** The official taxonomy of what a Comune collects through pagoPA (version 47); used by the settings of the services. */
import { z } from 'zod';

// Entity type (01, Comuni), area, service, then tax, fee, service, sanction or other. No new codes are being accepted.
const CODICI = `
0101100IM 0101101IM 0101102TS 0101103IM 0101104TS 0101105IM 0101106SA 0101107TS 0101108TS 0101109IM
0102100SA 0102101SP 0102102SP 0102103AP 0102104SP 0102105SA 0102106SA
0103100TS 0103101AP 0103102AP
0104100TS 0104101TS 0104102TS 0104103SP 0104104TS 0104105TS
0105100SP 0105101TS 0105102TS 0105103TS 0105104SP 0105105AP 0105106AP 0105107TS 0105108AP 0105109AP 0105110AP 0105111AP
0105112SP 0105113AP 0105114IM 0105115AP 0105116IM 0105117AP
0106100TS 0106101TS 0106102SA 0106103TS 0106104AP 0106105SP 0106106TS 0106107AP 0106108AP 0106109AP 0106110SP 0106111SP
0106112AP
0107100TS 0107101TS 0107102SP 0107103SP 0107104SP 0107105SP 0107106SP 0107107AP 0107108TS
0108100SP 0108101SP 0108102TS 0108103TS 0108104AP 0108105SP 0108106AP
0109100SP 0109101SP
0110100TS 0110101AP
0111100TS 0111101AP
0112100TS 0112101AP 0112102SP 0112103AP 0112104TS
0113100SP 0113101AP 0113102AP 0113103AP 0113104AP
0114100TS 0114101SP 0114102SP 0114103TS 0114104AP 0114105AP 0114106AP 0114107AP 0114108SP 0114109SA 0114110SP 0114111AP
0115100TS 0115101TS 0115102AP 0115103TS 0115104SP 0115105AP 0115106SP 0115107AP 0115108SP 0115109TS 0115110TS 0115111TS
0115112IM 0115113AP 0115114IM 0115115SP 0115116SP 0115117AP 0115118AP 0115120AP 0115121AP 0115122AP 0115123AP 0115124AP
0115125TS 0115126AP 0115127SP 0115128AP 0115129AP 0115130AP 0115131AP
`;

/** The codes in force for a Comune, without prefix. */
export const CODICI_TASSONOMIA: ReadonlySet<string> = new Set(CODICI.trim().split(/\s+/));

/** What the codes in common use are for; the others go by their code alone. */
export const NOMI_TASSONOMIA: Readonly<Record<string, string>> = {
	'0101100IM': 'IMU',
	'0101101IM': 'TARI dell’anno',
	'0101107TS': 'Canone unico',
	'0101109IM': 'TARI degli anni passati',
	'0102100SA': 'Multe stradali',
	'0102105SA': 'Altre sanzioni',
	'0103100TS': 'Diritti di segreteria e notifiche',
	'0103102AP': 'Accesso agli atti tecnici',
	'0104100TS': 'Carta d’identità elettronica',
	'0104102TS': 'Matrimoni',
	'0104103SP': 'Certificati anagrafici',
	'0104105TS': 'Unioni civili',
	'0105100SP': 'Spazi e aree pubbliche',
	'0105101TS': 'Passi carrabili',
	'0105102TS': 'Oneri di urbanizzazione',
	'0105107TS': 'Pratiche SUAP e SUE',
	'0105109AP': 'Destinazione urbanistica',
	'0107100TS': 'Rette scolastiche',
	'0107101TS': 'Mensa scolastica',
	'0107102SP': 'Trasporto scolastico',
	'0107103SP': 'Pre-scuola',
	'0107105SP': 'Doposcuola',
	'0107106SP': 'Asilo nido',
	'0108103TS': 'Centri estivi',
	'0108104AP': 'Impianti sportivi',
	'0109100SP': 'Servizi sociali',
	'0114100TS': 'Cimitero e lampade votive',
	'0114104AP': 'Depositi cauzionali',
	'0115101TS': 'Parcheggi e ZTL',
	'0115103TS': 'Imposta di bollo',
	'0115105AP': 'Varie',
	'0115131AP': 'Uso dei locali comunali'
};

/** Whether a text is a code in force in its full form, as '9/0101107TS/'. */
export function isTassonomia(testo: string): boolean {
	// The prefix says whether pagoPA brings the notice to the bank app of the debtor: 9 yes, 6 no, 7 someone else does, 8 both.
	const codice = /^[6-9]\/(\d{7}[A-Z]{2})\/$/.exec(testo)?.[1];
	return codice !== undefined && CODICI_TASSONOMIA.has(codice);
}

/** A setting of a service that is paid: a wrong code would be refused at each payment, so it does not get in. */
export const tassonomiaSchema = z
	.string()
	.refine(isTassonomia, {
		error:
			'scrivi un codice della tassonomia pagoPA dei Comuni con il suo prefisso, per esempio 9/0101107TS/.'
	})
	.meta({
		title: 'Codice di tassonomia pagoPA',
		description:
			'Dice che cosa si paga, per esempio 9/0101107TS/ per il canone unico. Il prefisso è 9 se l’avviso può arrivare anche nell’app della banca di chi paga, 6 se non deve arrivarci, 7 se lo porta un altro operatore, 8 in entrambi i modi.'
	});
