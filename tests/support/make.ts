import { randomBytes } from 'node:crypto';

/** A UUIDv7, as a client makes it. */
export function newId(): string {
	const time = Date.now().toString(16).padStart(12, '0');
	const random = randomBytes(10).toString('hex');
	const variant = '89ab'[Number.parseInt(random[3] ?? '0', 16) % 4];
	return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}
