// The settings of the maternity allowance in the demonstration: the true amounts of each year, alike in every Comune.

// INPS circ. 26/2023, 40/2024, 16/2026; Gazzetta Ufficiale 28 of 4 February 2025. Those of 2027 come out early in the year.
const ANNI = [
	{ anno: 2022, mensileCent: 35_473, sogliaCent: 1_774_758 },
	{ anno: 2023, mensileCent: 38_346, sogliaCent: 1_918_513 },
	{ anno: 2024, mensileCent: 40_417, sogliaCent: 2_022_113 },
	{ anno: 2025, mensileCent: 40_740, sogliaCent: 2_038_290 },
	{ anno: 2026, mensileCent: 41_310, sogliaCent: 2_066_826 },
	{ anno: 2027 }
];

/** The settings of a Comune of the demonstration. */
export function assegnoMaternitaDemo(): object {
	return {
		id: 'assegno-maternita',
		attivo: true,
		giorniTermine: 30,
		ufficio: 'servizi-sociali',
		impostazioni: { anni: ANNI, ufficio: 'servizi-sociali' }
	};
}
