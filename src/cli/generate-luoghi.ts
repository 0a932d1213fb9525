// Makes the table of Comuni and foreign states from the development package that holds ANPR, ISTAT and Agenzia delle Entrate data: `node src/cli/generate-luoghi.ts`.
import { writeFileSync } from 'node:fs';
import { belfioreConnector } from '@marketto/belfiore-connector-embedded';

const FILE = 'src/lib/server/luoghi/luoghi.json';

type Voce = {
	belfioreCode: string;
	name: string;
	province?: string;
	creationDate?: Date;
	expirationDate?: Date;
};

// One row a code; where a place has several the last one tells its name.
function lastOfEach(voci: readonly Voce[]): Voce[] {
	const last = new Map<string, Voce>();
	for (const voce of voci) {
		const known = last.get(voce.belfioreCode);
		if (!known || yearOf(known.expirationDate) <= yearOf(voce.expirationDate))
			last.set(voce.belfioreCode, voce);
	}
	return [...last.values()].toSorted((a, b) => a.belfioreCode.localeCompare(b.belfioreCode));
}

function yearOf(date: Date | undefined): number {
	return date?.getUTCFullYear() ?? 9999;
}

// Some names of the source were read in the wrong encoding.
const MISREAD: readonly [RegExp, string][] = [
	[/Ã¢/g, 'â'],
	[/Ã¨/g, 'è'],
	[/Ã¬/g, 'ì'],
	[/Ã²/g, 'ò'],
	[/[ÃĂ](?:[\u00a0 ](?= )|$)/g, 'à']
];

function mend(name: string): string {
	return MISREAD.reduce((text, [wrong, right]) => text.replace(wrong, right), name);
}

/** The source still gives the province of before 1945. */
const PROVINCES: Record<string, string> = { H753: 'TO' };

function row({ belfioreCode, name, province = '', creationDate, expirationDate }: Voce): string {
	const end = yearOf(expirationDate);
	return [
		belfioreCode,
		mend(name),
		PROVINCES[belfioreCode] ?? province,
		creationDate ? yearOf(creationDate) : '',
		end === 9999 ? '' : end
	].join('|');
}

const voci = (await belfioreConnector.toArray()) as unknown as Voce[];
writeFileSync(FILE, `${JSON.stringify(lastOfEach(voci).map(row))}\n`);
