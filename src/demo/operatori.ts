// The invented clerks of the demonstration: four for each Comune, and in one those of the other roles; written by the seed, known to the identity simulators.

export type OperatoreDemo = {
	/** Fixed, so that a second seed meets the same rows. */
	id: string;
	ente: string;
	codiceFiscale: string;
	nome: string;
	cognome: string;
	ufficio: string;
	/** Where they have their roles: in a small Comune the same few follow the services of many offices. */
	uffici: readonly string[];
	ruoli: readonly Ruolo[];
};

type Ruolo =
	'operatore' | 'responsabile' | 'cassa' | 'amministratore' | 'protocollo' | 'auditor' | 'redattore';

/** All of them. */
const UFFICI = [
	'urp',
	'edilizia',
	'tributi',
	'polizia-locale',
	'demografici',
	'servizi-sociali',
	'istruzione',
	'segreteria'
];

export const operatori: readonly OperatoreDemo[] = [
	clerk(1, 'cassola', 'MRNGNN83D51C037V', 'Giovanna', 'Marin'),
	manager(2, 'cassola', 'ZNELRT69R02C037N', 'Alberto', 'Zen'),
	clerk(3, 'castellanza', 'CLMFRC88B59C139Y', 'Federica', 'Colombo'),
	manager(4, 'castellanza', 'PZZRRT72H27C139U', 'Roberto', 'Pozzi'),
	clerk(5, 'casciago', 'BNCMTN91S45B949Z', 'Martina', 'Bianchi'),
	manager(6, 'casciago', 'MCCGRG66C14B949Y', 'Giorgio', 'Macchi'),
	clerk(7, 'seveso', 'GLBSFN85M23I709L', 'Stefano', 'Galbiati'),
	manager(8, 'seveso', 'VLLLRA74T49I709U', 'Laura', 'Villa'),
	clerk(9, 'cesano-maderno', 'BRGNNA93E70C566M', 'Anna', 'Borghi'),
	manager(10, 'cesano-maderno', 'LLEMRC70A17C566O', 'Marco', 'Elli'),
	cashier(11, 'cassola', 'BGGLNE79D58C037G', 'Elena', 'Baggio'),
	cashier(12, 'castellanza', 'FRRLCU86R07C139U', 'Luca', 'Ferrario'),
	cashier(13, 'casciago', 'BRSTRS74H65B949W', 'Teresa', 'Brusa'),
	cashier(14, 'seveso', 'MRNCRL81A30I709R', 'Carlo', 'Mariani'),
	cashier(15, 'cesano-maderno', 'SLAPLA77T43C566Y', 'Paola', 'Sala'),
	administrator(21, 'cassola', 'BRDLSE79B51C037B', 'Elisa', 'Bordignon'),
	administrator(22, 'castellanza', 'FRRVNI81R06C139A', 'Ivan', 'Ferrario'),
	administrator(23, 'casciago', 'BRSCHR86L63B949Y', 'Chiara', 'Brusa'),
	administrator(24, 'seveso', 'RVLMTT77T01I709G', 'Matteo', 'Rivolta'),
	administrator(25, 'cesano-maderno', 'RSASVN69E55C566Z', 'Silvana', 'Arosio'),
	// Somebody who works in one office alone, and the roles that follow no request.
	{
		...clerk(31, 'cassola', 'BZZRNI90B57C037D', 'Irene', 'Bizzotto'),
		ufficio: 'polizia-locale',
		uffici: ['polizia-locale']
	},
	other(32, 'protocollo', 'TSSLCU80C52C037H', 'Lucia', 'Tessarolo'),
	other(33, 'auditor', 'FBRNDR71H05C037A', 'Andrea', 'Fabris'),
	other(34, 'redattore', 'GDLSRG85R21C037H', 'Sergio', 'Guidolin')
];

type Facts = [numero: number, ente: string, codiceFiscale: string, nome: string, cognome: string];

function clerk(...[numero, ente, codiceFiscale, nome, cognome]: Facts): OperatoreDemo {
	const id = `00000000-0000-4000-8000-${String(numero).padStart(12, '0')}`;
	const comune = { id, ente, codiceFiscale, nome, cognome };
	return { ...comune, ufficio: 'urp', uffici: UFFICI, ruoli: ['operatore'] };
}

function cashier(...facts: Facts): OperatoreDemo {
	return { ...clerk(...facts), ufficio: 'tributi', uffici: ['tributi'], ruoli: ['cassa'] };
}

function manager(...facts: Facts): OperatoreDemo {
	return { ...clerk(...facts), ruoli: ['operatore', 'responsabile'] };
}

// Who administers the settings works on no request.
function administrator(...facts: Facts): OperatoreDemo {
	return { ...clerk(...facts), ufficio: 'segreteria', uffici: ['segreteria'], ruoli: ['amministratore'] };
}

function other(
	numero: number,
	ruolo: Ruolo,
	...chi: [codiceFiscale: string, nome: string, cognome: string]
): OperatoreDemo {
	return { ...administrator(numero, 'cassola', ...chi), ruoli: [ruolo] };
}
