import pino from 'pino';

/** One JSON line an event: who, which request, what went wrong. Never cells, passwords, tokens or cookies. */
export const log = pino({
	level: process.env['LOG_LEVEL'] ?? 'info',
	base: null,
	timestamp: pino.stdTimeFunctions.isoTime
});

type Broken = { readonly id: string; readonly actor: string | null; readonly where: string };

/** Logs a mistake of ours under the number that the user was shown. */
export function logBroken({ id, actor, where }: Broken, error: unknown) {
	const { name, stack } = error instanceof Error ? error : new Error('not an error object');
	log.error({ id, actor, where, name, stack }, 'broken');
}
