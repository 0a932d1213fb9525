// The words of the Comuni model of Designers Italia for categories and topics of services; read by the architecture tests.

/** Second-level titles under "Servizi" (criterion C.SI.1.7). */
export const CATEGORIE_SERVIZI: readonly string[] = [
	'Educazione e formazione',
	'Salute, benessere e assistenza',
	'Vita lavorativa',
	'Mobilità e trasporti',
	'Catasto e urbanistica',
	'Anagrafe e stato civile',
	'Turismo',
	'Giustizia e sicurezza pubblica',
	'Tributi, finanze e contravvenzioni',
	'Cultura e tempo libero',
	'Ambiente',
	'Imprese e commercio',
	'Autorizzazioni',
	'Appalti pubblici',
	'Agricoltura e pesca'
];

/** Topics (criterion C.SI.1.5). */
export const ARGOMENTI: readonly string[] = `
Accesso all'informazione, Acqua, Agricoltura, Anagrafe, Animale domestico, Aria, Assistenza agli invalidi, Assistenza sociale,
Associazioni, Bilancio, Commercio al minuto, Commercio all'ingrosso, Commercio ambulante, Comunicazione istituzionale,
Comunicazione politica, Concorsi, Covid-19, Elezioni, Energie rinnovabili, Estero, Foreste, Formazione professionale, Gemellaggi,
Gestione rifiuti, Giustizia, Igiene pubblica, Immigrazione, Imposte, Imprese, Inquinamento, Integrazione sociale,
Isolamento termico, Istruzione, Lavoro, Matrimonio, Mercato, Mobilità sostenibile, Morte, Nascita, Parcheggi,
Patrimonio culturale, Pesca, Piano di sviluppo, Pista ciclabile, PNRR, Politica commerciale, Polizia, Prodotti alimentari,
Protezione civile, Residenza, Risposta alle emergenze, Sistema giuridico, Spazio Verde, Sport, Sviluppo sostenibile,
Tassa sui servizi, Tempo libero, Trasparenza amministrativa, Trasporto pubblico, Turismo, Urbanizzazione, Viaggi, Zone pedonali,
ZTL`
	.split(',')
	.map((argomento) => argomento.trim());
