// Examples, good and bad, for areas drawn on the ground; read by campi.test.ts.
import { areaDisegnata } from '#lib/forms/campi/area-disegnata.ts';
import type { PianoMappa } from '#lib/forms/vista.ts';
import type { CasoCampo } from './casi-campo.ts';

const PIANO: PianoMappa = {
	centro: [45.7347, 11.7989],
	confine: [
		[45.72, 11.78],
		[45.72, 11.82],
		[45.75, 11.82],
		[45.75, 11.78]
	]
};
/** Half of a rectangle of 7.78 by 11.12 metres. */
const AREA: [number, number][] = [
	[45.735, 11.799],
	[45.735, 11.7991],
	[45.7351, 11.7991]
];
const RIGHE_AREA = [
	'43,25 m², 3 punti',
	'Coordinate: 45.7350000, 11.7990000; 45.7350000, 11.7991000; 45.7351000, 11.7991000'
];

export const casiMappa: CasoCampo[] = [
	{
		titolo: 'area disegnata',
		campo: areaDisegnata({ etichetta: 'Prova', piano: () => PIANO }),
		aspetto: 'mappa',
		giusti: [
			[
				{
					type: 'Polygon',
					coordinates: [
						[
							[11.799, 45.735],
							[11.7991, 45.735],
							[11.7991, 45.7351],
							[11.799, 45.735]
						]
					]
				},
				{ vertici: AREA },
				RIGHE_AREA
			],
			[AREA.map(([lat, lon]) => `${lat}, ${lon}`).join('\n'), { vertici: AREA }, RIGHE_AREA],
			[JSON.stringify(AREA), { vertici: AREA }, RIGHE_AREA]
		],
		sbagliati: [
			['in piazza', 'AREA_FORMATO'],
			['[45.735, 11.799', 'AREA_FORMATO'],
			['45.735, 11.799\n91.5, 11.799', 'AREA_FORMATO'],
			[{ type: 'Polygon', coordinates: [] }, 'AREA_FORMATO'],
			[{ type: 'Point', coordinates: [11.799, 45.735] }, 'AREA_FORMATO'],
			['45.735, 11.799', 'AREA_NON_VALIDA'],
			['45.735, 11.799\n45.736, 11.8\n45.735, 11.8\n45.736, 11.799', 'AREA_NON_VALIDA'],
			['45.635, 11.799\n45.635, 11.7991\n45.6351, 11.7991', 'OSP_FUORI_COMUNE']
		],
		daModulo: [
			['45,7350 11,7990\n(45.735, 11.7991)\n\n 45.7351;11.7991 ', { vertici: AREA }],
			[`${AREA.join('\n')}\n45.735,11.799`, { vertici: AREA }]
		]
	}
];
