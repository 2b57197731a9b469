/** The most common passwords of eight and more characters in published leaks, and what people here would add. */
const COMMON = new Set(
	`00000000 11111111 22222222 33333333 44444444 55555555 66666666 77777777 88888888 99999999 12121212 11223344 12344321
	12345678 123456789 1234567890 12345678910 0123456789 01234567 87654321 987654321 0987654321 123123123 123321123
	147258369 741852963 789456123 159357456 192837465 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc zaq12wsx
	zaq1zaq1 q1w2e3r4 q1w2e3r4t5 qwer1234 qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwertz123
	qwertzui qwertzuiop asdfasdf asdfghjk asdfghjkl asdf1234 asdfqwer zxcvbnm1 zxcvbnm123 yxcvbnm1 1234qwer 123qweasd
	123456qwerty abcd1234 abcdefgh abc12345 abc123456 a1234567 a12345678 a123456789 aa123456 aa12345678 1234abcd
	password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword pass1234 passwort passwort1
	passwort123 kennwort kennwort1 haslo123 haslo1234 mojehaslo polska123 parola123 parola1234 sifre123 sifre1234
	sifreyok turkiye1 istanbul galatasaray fenerbahce besiktas trabzonspor hallo123 hallowelt schatz123 ichliebedich
	iloveyou iloveyou1 iloveyou2 kocham123 kochamcie seniseviyorum sunshine sunshine1 princess princess1 football
	football1 baseball baseball1 basketball superman superman1 batman123 spiderman starwars pokemon1 minecraft
	welcome1 welcome123 willkommen witaj123 hosgeldin letmein1 letmein123 trustno1 whatever whatever1 computer
	computer1 internet internet1 michelle jennifer jessica1 jordan23 michael1 charlie1 mercedes liverpool liverpool1
	chelsea1 arsenal1 manchester bayern123 dortmund schalke04 hamburg1 muenchen warszawa krakow123 ferrari1 porsche911
	corvette mustang1 yamaha123 dragon123 shadow123 monkey123 master123 hunter123 killer123 freedom1 blink182 rockyou1
	metallica nirvana1 slipknot babygirl babygirl1 lovelove lovely123 butterfly chocolate cookie123 flower123 elephant
	november december september october1 summer123 winter123 sommer2024 sommer2025 sommer2026 winter2024 winter2025
	winter2026 summer2024 summer2025 summer2026 administrator admin123 admin1234 admin12345 adminadmin root1234
	rootroot test1234 test12345 testtest tester123 guest123 guest1234 demo1234 demodemo changeme changeme1 changeme123
	default1 temp1234 secret123 geheim123 geheim12 tajne123 gizli123 access123 login123 user1234 kontor123 kontor1234
	kontorkontor northwind northwind1 company1 firma123 office123 buero123 buchhaltung lager123 magazyn1 qazwsxedc
	qazwsx123 pa55word google123 facebook samsung1 samsung123 nokia123 android1 iphone123 fuckyou1 fuckyou123
	asshole1 jesus123 jesuschrist heaven123 angel123 family123 mother123 father123 sister123 brother1 brandon1
	matthew1 daniel123 thomas123 andreas1 stefan123 alexander alexandra katarzyna agnieszka mustafa1 mehmet123
	ahmet123 fatma123 0000000000 1111111111 9876543210 123456123 123456654321 111222333 112233445566 147852369
	qweasdzxc qweasd123 poiuytrewq lkjhgfdsa mnbvcxz1 abcdefg1 abcdefghi abcdefghij abcabcabc aaaaaaaa aaaaaaaaaa
	xxxxxxxx zzzzzzzz asdasdasd qweqweqwe 1a2b3c4d a1b2c3d4 a1s2d3f4 1qazxsw2 2wsx3edc !qaz2wsx 1234!@#$ !@#$%^&*`.split(
		/\s+/
	)
);

/** Common, one sign over and over, or the user's own name with nothing added but digits. */
export function isCommon(password: string, signIn: string): boolean {
	const plain = password.toLowerCase();
	if (COMMON.has(plain) || new Set(plain).size === 1) return true;
	const bare = plain.replace(/[\d\W_]+$/, '');
	return bare !== '' && bare === signIn.toLowerCase();
}
