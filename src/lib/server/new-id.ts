import { randomBytes } from 'node:crypto';

/** A new UUIDv7, for rows that the server makes itself: 48 bits of time, so that ids sort by age, then randomness. */
export function newId(now = Date.now()): string {
	const bytes = randomBytes(16);
	bytes.writeUIntBE(now, 0, 6);
	bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
	bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
	const hex = bytes.toString('hex');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
