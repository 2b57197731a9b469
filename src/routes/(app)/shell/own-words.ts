import type { Live } from '#lib/client/live.svelte.ts';
import type { Session } from '#lib/client/session.svelte.ts';
import { trpc } from '#lib/client/trpc.ts';
import { speakWith } from '#lib/ui/text.ts';

/** The table in which a company says what it calls the kinds of move. */
const SOURCE = 'movementKind';

/** Speaks with the words of the company while the page stands, and renews them when somebody changes one. */
export function speakOwnWords(session: Session, live: Live): () => void {
	const take = ({ words }: Pick<Session['me'], 'words'>) => speakWith(words[session.language]);
	// What could not be asked now is asked with the next change, or when the page is loaded.
	const renew = () => void trpc.session.me.query().then(take, () => undefined);
	take(session.me);
	return live.listen({
		news: ({ changes }) => changes.some(({ entity }) => entity === SOURCE) && renew(),
		everything: renew,
		columns: () => undefined,
		back: () => undefined
	});
}
