// Every form that arrives is read by the one function that refuses what is no form.
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('un modulo si legge solo con readFormData: un corpo illeggibile non è un guasto nostro', () => {
	const files = globSync('src/{lib,routes}/**/*.ts').filter((file) => !file.includes('.test.'));
	const leggono = files.filter((file) => readFileSync(file, 'utf8').includes('.formData()'));
	expect(leggono).toEqual(['src/lib/server/http/read-form.ts']);
});
