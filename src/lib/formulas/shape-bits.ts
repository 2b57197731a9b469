/** What a formula may come to, as bits: several at once when its branches differ. */
export const NUMBER = 1;
export const TEXT = 2;
export const FLAG = 4;
export const DATE = 8;
export const BLANK = 16;
