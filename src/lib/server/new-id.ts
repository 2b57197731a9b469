import { randomFillSync } from 'node:crypto';

const POOLED = 256;
const pool = Buffer.alloc(16 * POOLED);
let next = POOLED;

/** A new UUIDv7, for rows that the server makes itself: 48 bits of time, so that ids sort by age, then randomness. */
export function newId(now = Date.now()): string {
	if (next === POOLED) {
		// Asking for randomness costs more than the rest; an import asks 100,000 times.
		randomFillSync(pool);
		next = 0;
	}
	const bytes = pool.subarray(16 * next, 16 * ++next);
	bytes.writeUIntBE(now, 0, 6);
	bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
	bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
	const hex = bytes.toString('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		hex.slice(12, 16),
		hex.slice(16, 20),
		hex.slice(20)
	].join('-');
}
