/** As theme.ts sets the heads of columns. */
const FONT = '500 12px';
/** Room beside the name: padding, the button of the filter, the sign of a formula. */
const BESIDE = 40;
const WIDEST = 240;

let pen: CanvasRenderingContext2D | null = null;

/** How wide a column must be for its name to be read in full, in whatever language that is. */
export function labelWidth(label: string): number {
	pen ??= document.createElement('canvas').getContext('2d');
	if (!pen) return 0;
	pen.font = `${FONT} ${getComputedStyle(document.body).fontFamily}`;
	return Math.min(WIDEST, Math.ceil(pen.measureText(label).width) + BESIDE);
}
