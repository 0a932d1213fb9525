// The browser tests: Chromium at desktop and phone width, and with JavaScript off.
import { defineConfig } from '@playwright/test';

const launchOptions = {
	executablePath: process.env.CHROMIUM_PATH,
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	]
};

const use = {
	baseURL: `http://localhost:${process.env.PORTALE_PORTA ?? '3000'}`,
	locale: 'it-IT',
	timezoneId: 'Europe/Rome',
	browserName: 'chromium' as const,
	// Nothing glides: a test need not wait for it to stand still.
	contextOptions: { reducedMotion: 'reduce' as const },
	launchOptions
};

/** A test that needs one browser alone says so with a tag: the others do not run it. */
const SOLO = {
	computer: /@solo-computer/,
	telefono: /@solo-telefono/,
	senzaScript: /@solo-senza-javascript/
};

export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	reporter: [['line']],
	retries: 0,
	// A slow machine is no fault: what hangs is told by the page that does not come.
	timeout: 600_000,
	expect: { timeout: 20_000 },
	workers: 2,
	forbidOnly: true,
	projects: [
		{
			name: 'computer',
			grepInvert: [SOLO.telefono, SOLO.senzaScript],
			use: { ...use, viewport: { width: 1280, height: 900 } }
		},
		{
			name: 'telefono',
			grepInvert: [SOLO.computer, SOLO.senzaScript],
			use: { ...use, viewport: { width: 390, height: 844 } }
		},
		{
			name: 'senza JavaScript',
			grepInvert: [SOLO.computer, SOLO.telefono],
			use: { ...use, viewport: { width: 390, height: 844 }, javaScriptEnabled: false }
		}
	]
});
