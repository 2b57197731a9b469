const both = [
	...[
		'=[a]+[b]',
		'=[a]-[b]',
		'=[a]*[b]',
		'=[a]/[b]',
		'=[a]/[n]',
		'=-[a]',
		'=[a]%',
		'=[q]^[n]',
		'=[n]^2',
		'=2^[n]'
	],
	...[
		'=[name]+1',
		'=[other]*2',
		'=[active]+1',
		'=[a]*1.1-[b]*1.1',
		'=([a]+[b])/3-[q]/3',
		'=1/[n]+[a]'
	],
	...['=[on]+30', '=[on]-[due]', '=[due]-7', '=[on]+[n]', '=TODAY()-[on]'],
	...['=[name]&[other]', '=[name]&"-"&[n]', '=[a]&""', '=[q]&"x"', '=[active]&[on]', '=[n]/4&""'],
	...[
		'=[a]=[b]',
		'=[a]<>[q]',
		'=[a]<[b]',
		'=[a]<=[q]',
		'=[a]>[n]',
		'=[a]>=[b]',
		'=[a]*3=[b]*3',
		'=[a]/3>=[q]/3'
	],
	...[
		'=[name]=[other]',
		'=[name]="chai"',
		'=[name]="ÄPFEL"',
		'=[name]<>""',
		'=[name]=[n]',
		'=[name]>5',
		'=[active]>[name]'
	],
	...[
		'=[on]<[due]',
		'=[on]=TODAY()',
		'=[on]>=DATE(2024,1,1)',
		'=[active]=TRUE',
		'=[active]=1',
		'=[kind]="GOODS"',
		'=[a]=""'
	],
	...[
		'=IF([a]>[b],[a],[b])',
		'=IF([n],[name],[n])',
		'=IF([active],"yes")',
		'=IF([name],1,2)',
		'=IF([n]>0,,5)'
	],
	...['=IF([n]>2,[a],[name])+1', '=IF([n]>2,[on],"")', '=IF([n]>2,[on],[due])', '=IF(1/[n]>0,1,2)'],
	...['=IFS([n]>5,"high",[n]>1,"mid")', '=IFS([n]>5,[a],[n]>1,[name],TRUE,[on])'],
	...[
		'=SWITCH([kind],"goods",[a],"service",[b])',
		'=SWITCH([n],1,"one",2,"two","many")',
		'=SWITCH([n],1/[q],"x",[n],"y")'
	],
	...[
		'=IFERROR([a]/[n],"none")',
		'=IFERROR([name]*2,[a])',
		'=IFERROR(1/[n],1/[q])',
		'=IFERROR([name],1)&"!"'
	],
	...[
		'=AND([n]>0,[active])',
		'=AND([a],[b])',
		'=AND([name],TRUE)',
		'=OR([n]>3,[active])',
		'=OR(1/[n]>1,TRUE)',
		'=NOT([n])',
		'=NOT([active])'
	],
	...['=ISBLANK([a])', '=ISBLANK([name])', '=ISBLANK([a]+1)', '=ISBLANK(IF([n]>1,[a],[on]))'],
	...[
		'=ROUND([a],2)',
		'=ROUND([a]*1.19,2)',
		'=ROUND([a]*1.035)',
		'=ROUND([a],-1)',
		'=ROUND([a]/3,[n])',
		'=ROUND(2.675,2)+[n]'
	],
	...[
		'=ROUNDUP([a]*1.1,1)',
		'=ROUNDUP([a],-2)',
		'=ROUNDDOWN([a]*1.1,1)',
		'=ROUNDDOWN([a],[n])',
		'=INT([a])',
		'=INT([a]*100)',
		'=ABS([a])'
	],
	...[
		'=MOD([a],[n])',
		'=MOD([n],3)',
		'=MOD([q],0.3)',
		'=POWER([b],[n])',
		'=POWER([q],0.5)',
		'=SQRT([a])'
	],
	...[
		'=MIN([a],[b],[q])',
		'=MIN([a])',
		'=MAX([a],[q],0)',
		'=MAX([name],[a])',
		'=MAX([on],[due])',
		'=MIN([name])',
		'=MIN([a]+1,[name]&"")'
	],
	...[
		'=SUM([a],[b],[q])',
		'=SUM([name],[n])',
		'=SUM([a]*2,1)',
		'=AVERAGE([a],[b])',
		'=AVERAGE([a],[q])',
		'=AVERAGE([n])',
		'=COUNT([a],[q],[name],[on])',
		'=COUNT([active],5)'
	],
	...[
		'=LEN([name])',
		'=LEN([n])',
		'=LEFT([name],3)',
		'=LEFT([name])',
		'=LEFT([name],[n])',
		'=RIGHT([name],[n])',
		'=RIGHT([other])',
		'=MID([name],2,[n])',
		'=MID([other],[n],2)'
	],
	...[
		'=UPPER([name])',
		'=LOWER([name])',
		'=TRIM([name])',
		'=CONCAT([name],[n],[active])',
		'=CONCATENATE([name]," ",[other])'
	],
	...[
		'=SUBSTITUTE([name],"a","$&")',
		'=SUBSTITUTE([name],[other],"-")',
		'=VALUE([name])',
		'=VALUE([n])',
		'=VALUE([active])',
		'=VALUE("0012")+[n]'
	],
	...[
		'=DATE(2024,[n],31)',
		'=DATE(2024+[n],2,29)',
		'=DATE([n],1,1)',
		'=YEAR([on])',
		'=MONTH([due])',
		'=DAY([on])',
		'=YEAR([n])',
		'=MONTH([n]*1000)',
		'=DAY([on]+[n])'
	],
	...[
		'=IF([a]*[b],ROUND(([a]-[b])/[a],4),"")',
		'=#N/A',
		'=IFERROR(#DIV/0!,[n])',
		'=IF([n]>3,#N/A,[n])+1'
	]
];
const errors = [
	...['=ROUND(1/[n],2)', '=ROUNDUP([name]*1,1)', '=INT(1/[n])', '=MOD(1/[n],2)', '=(1/[n])^2'],
	...['=LEN(1/[n])', '=1/[n]&"x"', '=LEFT(1/[n],2)', '=MAX(1/[n],[a])', '=SUM([a],1/[n])'],
	...['=COUNT(1/[n],1)', '=UPPER(1/[n])=[name]', '=YEAR(1/[n])', '=DATE(2024,1/[n],1)'],
	...['=IF(1/[n],1/[q])', '=ISBLANK(1/[n])', '=NOT(1/[n])', '=AND(FALSE,1/[n])', '=SQRT(1/[n])'],
	...['=TRIM(1/[n])=[n]', '=[name]=1/[n]', '=[active]<1/[n]', '=SUBSTITUTE(1/[n],0,9)'],
	...[
		'=SUBSTITUTE([name],"a",1/[n])',
		'=IFERROR(IF(1/[n]>0,[a],[b]),[name])',
		'=IFERROR(1/0,1/[n])'
	]
];
const deep = [
	'=IF([n]>1,IF([n]>2,IF([n]>3,IF([n]>4,IF([n]>5,IF([n]>6,ROUND(ROUND(ROUND([a]/3,3)/3,2)/7,1),' +
		'MOD([a]*1.1,[b]/3)),UPPER([name])),LOWER(TRIM([other])&[n])),[n]+7),[a]^2)*1,5)',
	'=ROUND(ROUND(ROUND(ROUND(ROUND(ROUND([a]*1.1,4)*1.1,3)*1.1,3)*1.1,2)*1.1,2)*1.1,1)',
	'=TRIM(UPPER(LOWER(TRIM(UPPER(LOWER([name]&[other])&[n])&"x"))))',
	`=${'IF([n]>1,'.repeat(30)}[a]${',[b])'.repeat(30)}`,
	`=${'([a]+'.repeat(35)}1${')'.repeat(35)}`,
	`=${'ABS('.repeat(36)}[a]${')'.repeat(36)}`,
	`=${'-(('.repeat(30)}[a]${'))'.repeat(30)}`
];
/** Every operator and function, with what goes wrong in it, and what is nested deep. */
export const everyway = [...both, ...errors, ...deep];
/** What the database cannot do. */
export const closureOnly = ['=SUBSTITUTE([name],"a","o",2)', '=SUBSTITUTE([other],"-","",[n])'];
