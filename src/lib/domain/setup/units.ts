/** Code, name, and the places a quantity in it may have. */
export const units: readonly (readonly [code: string, name: string, decimals: number])[] = [
	['PCS', 'Pieces', 0],
	['PAIR', 'Pairs', 0],
	['SET', 'Sets', 0],
	['BOX', 'Boxes', 0],
	['CTN', 'Cartons', 0],
	['PAL', 'Pallets', 0],
	['G', 'Grams', 1],
	['KG', 'Kilograms', 3],
	['T', 'Tonnes', 4],
	['ML', 'Millilitres', 1],
	['L', 'Litres', 3],
	['CM', 'Centimetres', 1],
	['M', 'Metres', 3],
	['M2', 'Square metres', 3],
	['M3', 'Cubic metres', 4],
	['H', 'Hours', 2],
	['DAY', 'Days', 2]
];
