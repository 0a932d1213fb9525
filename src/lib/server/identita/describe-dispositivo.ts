// Names a device in words that its owner recognises in the list of the open sessions; called when a session is opened.
import Bowser from 'bowser';

/** Longest header read, in characters. */
const LUNGHEZZA = 300;

/** "Chrome su Android", from the User-Agent header. */
export function describeDispositivo(userAgent: string | null): string {
	if (!userAgent) return 'Dispositivo sconosciuto';
	const { browser, os } = Bowser.parse(userAgent.slice(0, LUNGHEZZA));
	return [browser.name || 'Browser sconosciuto', os.name].filter(Boolean).join(' su ');
}
