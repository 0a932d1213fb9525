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
	launchOptions
};

export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	reporter: [['line']],
	retries: 0,
	workers: 2,
	forbidOnly: true,
	projects: [
		{ name: 'computer', use: { ...use, viewport: { width: 1280, height: 900 } } },
		{ name: 'telefono', use: { ...use, viewport: { width: 390, height: 844 } } },
		{
			name: 'senza JavaScript',
			use: { ...use, viewport: { width: 390, height: 844 }, javaScriptEnabled: false }
		}
	]
});
