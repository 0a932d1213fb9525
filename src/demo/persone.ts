// The invented residents of the demonstration, with synthetic codici fiscali; used by the simulators, the tests and the pages of the demo.

/** A resident. Born on an ISO date, at a Belfiore code. */
export type PersonaDemo = {
	/** The Comune of residence. */
	ente: string;
	codiceFiscale: string;
	nome: string;
	cognome: string;
	sesso: 'F' | 'M';
	dataNascita: string;
	luogoNascita: string;
	/** Absent for the person who has none. */
	email?: string;
	/** Minors in the person's care. */
	figli?: readonly Omit<PersonaDemo, 'ente' | 'figli'>[];
};

export const persone: readonly PersonaDemo[] = [
	resident('cassola', 'ZNCMRT84C57C037X', 'Marta', 'Zanchettin', 'F', '1984-03-17', 'C037'),
	// An omocode: the last digit of his code is a letter.
	resident('cassola', 'RSSMRA80A01C03TU', 'Mario', 'Rossi', 'M', '1980-01-01', 'C037'),
	{
		...resident('cassola', 'DLLCHR98A61A703O', 'Chiara', 'Dalla Costa', 'F', '1998-01-21', 'A703'),
		figli: [
			child('TSSPTR26E30A703I', 'Pietro', 'Tessari', 'M', '2026-05-30', 'A703'),
			child('TSSNNA26E70A703Z', 'Anna', 'Tessari', 'F', '2026-05-30', 'A703')
		]
	},
	resident('castellanza', 'CRSPLA68A30C139D', 'Paolo', 'Crespi', 'M', '1968-01-30', 'C139'),
	{
		...resident('castellanza', 'MRCLNE91D43B300U', 'Elena', 'Marchesi', 'F', '1991-04-03', 'B300'),
		figli: [child('LPULRD26P01B300C', 'Leonardo', 'Lupo', 'M', '2026-09-01', 'B300')]
	},
	resident('casciago', 'BRNSLV90P52B949F', 'Silvia', 'Bernasconi', 'F', '1990-09-12', 'B949'),
	resident('seveso', 'BRMDVD71S05I709K', 'Davide', 'Brambilla', 'M', '1971-11-05', 'I709'),
	// Born abroad: the place is the state.
	resident('seveso', 'BNLMRO87E04Z330B', 'Omar', 'Benali', 'M', '1987-05-04', 'Z330'),
	{
		...resident('seveso', 'LMRFTM95H48Z330B', 'Fatima', 'El Amrani', 'F', '1995-06-08', 'Z330'),
		figli: [child('HDDYMN26L54D286M', 'Yasmine', 'Haddad', 'F', '2026-07-14', 'D286')]
	},
	// Without e-mail, and born on 29 February.
	{ ente: 'seveso', ...child('MLLZOE04B69I709V', 'Zoë', 'Müller', 'F', '2004-02-29', 'I709') },
	// Families with children who take the school bus, and the other parent of each.
	{
		...resident('seveso', 'PZZGLI86R42I709B', 'Giulia', 'Pozzi', 'F', '1986-10-02', 'I709'),
		figli: [child('RVITMS18D11D286U', 'Tommaso', 'Riva', 'M', '2018-04-11', 'D286')]
	},
	resident('seveso', 'RVIMRC84H15D286Z', 'Marco', 'Riva', 'M', '1984-06-15', 'D286'),
	{
		...resident('cesano-maderno', 'CLMNDR80T19F205T', 'Andrea', 'Colombo', 'M', '1980-12-19', 'F205'),
		figli: [child('CLMSFO13M70F205B', 'Sofia', 'Colombo', 'F', '2013-08-30', 'F205')]
	},
	resident('cesano-maderno', 'GLBLSE82C48F205V', 'Elisa', 'Galbiati', 'F', '1982-03-08', 'F205'),
	{
		...resident('casciago', 'PPSNLI89B65Z129U', 'Ionela', 'Popescu', 'F', '1989-02-25', 'Z129'),
		figli: [
			child('PPSNAA17E49L682U', 'Ana', 'Popescu', 'F', '2017-05-09', 'L682'),
			child('PPSMTA20C03L682I', 'Matei', 'Popescu', 'M', '2020-03-03', 'L682')
		]
	},
	resident('casciago', 'PPSNDR86L21Z129Q', 'Andrei', 'Popescu', 'M', '1986-07-21', 'Z129'),
	resident('cesano-maderno', 'FMGLNZ79L22C566N', 'Lorenzo', 'Fumagalli', 'M', '1979-07-22', 'C566'),
	resident('cesano-maderno', 'MPLCRL52T49C566S', 'Carla', 'Mapelli', 'F', '1952-12-09', 'C566'),
	// What providers of identity really send: names of two words, an apostrophe and an accent, capitals alone, a minor, two people of the same name.
	resident('cesano-maderno', 'DLLMGR58B51I709I', 'Maria Grazia', "Dell'Orto", 'F', '1958-02-11', 'I709'),
	resident('castellanza', 'DMCNCL93L19L736T', 'Niccolò', "D'Amico", 'M', '1993-07-19', 'L736'),
	resident('cassola', 'SPSGPP62R03F839N', 'GIUSEPPE ANTONIO', 'ESPOSITO', 'M', '1962-10-03', 'F839'),
	resident('seveso', 'FRRLCA10E54I709T', 'Alice', 'Ferri', 'F', '2010-05-14', 'I709'),
	resident('casciago', 'MRTLCU88D16C933M', 'Luca', 'Moretti', 'M', '1988-04-16', 'C933'),
	resident('casciago', 'MRTLCU01S02C933H', 'Luca', 'Moretti', 'M', '2001-11-02', 'C933')
];

type Child = Omit<PersonaDemo, 'ente' | 'figli'>;
type Facts = [
	codiceFiscale: string,
	nome: string,
	cognome: string,
	sesso: 'F' | 'M',
	dataNascita: string,
	luogoNascita: string
];

function child(...[codiceFiscale, nome, cognome, sesso, dataNascita, luogoNascita]: Facts): Child {
	return { codiceFiscale, nome, cognome, sesso, dataNascita, luogoNascita };
}

function resident(ente: string, ...facts: Facts): PersonaDemo {
	const persona = child(...facts);
	return { ente, ...persona, email: `${mailbox(persona)}@posta.example` };
}

// Letters and a dot alone; who has the name of another adds the year of birth.
function mailbox({ nome, cognome, dataNascita }: Child): string {
	const base = `${nome}.${cognome}`
		.toLowerCase()
		.normalize('NFD')
		.replace(/[^a-z.]/g, '');
	return nome === 'Luca' && cognome === 'Moretti' ? base + dataNascita.slice(0, 4) : base;
}
