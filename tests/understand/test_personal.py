"""Personal data is found, hidden and restored; what belongs to the shop stays.

Values are reserved for examples or are published test values. « and » mark what must be found.
"""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter.compose.llm import LlmWriter
from drafter.compose.model import ChatModel
from drafter.compose.prompts import load_prompt
from drafter.drafts import text_of
from drafter.understand.personal import PersonalType, Placeholders, find_personal
from tests.builders import ROOT, brief, message
from tests.fakes import completion, model_server
from tests.pace import assert_done_within

FOUND: dict[PersonalType, str] = {
    "EMAIL": """
        you can reach me at «anna.lee@example.com», order 58213
        «ANNA_LEE+shop@EXAMPLE.CO.UK» is the one I used
        my mail:«o'brien@example.ie».
        From: Anna <«anna@example.com»>
        it is «kim@gmail», not the other
        «kim@example.com».Please hurry
        «ｋｉｍ＠ｅｘａｍｐｌｅ．ｃｏｍ» in full width
        «k\u200bim@exam\u200bple.com» with invisible characters
        https://shop.example/account?user=«jane%40example.com»
        shop.example/go?next=https%3A%2F%2Fshop.example%2Fin%3Fu%3D«jane%2540example.com»%26order%3D7
        https://shop.example/u/«jane.doe@example.com»/unsubscribe did nothing
    """,
    "EMAIL_OBFUSCATED": """
        I'm at «mira (dot) k (dot) lund (at) hotmail (dot) co (dot) uk» these days
        «anna dot lee at gmail dot com» is my e-mail
        e-mail me: «anna (at) example (dot) com»
        «anna[at]example[dot]co[dot]uk»
        «anna.lee(at)example.com» or nothing
        reach me on «anna AT example DOT org»
        I'm «anna.lee at outlook.com» if you need it
        «anna underscore lee at yahoo dot com»
        my email is «anna at example.org»
        my mail is «anna lee at example dot org»
        «j u n o @ example . org»
        «tess 'at' example 'dot' com»
        «tess -at- example -dot- com»
        «tess at sign example dot net»
        «tessATexampleDOTorg», the form won't take it
        «tess_at_example_dot_org»
        «tess dot lee ninety two at yahoo dot com»
        «tess at example dot studio», newsletters
        my gmail is «tess.lee92»
        «tess(underscore)lee(at)example(dot)net»
        «tesslee at the rate gmail dot com»
        send to «tess at gmail com»
        my mail is «tess lee at t minus online dot de»
        «tess.lee#gmail.com», that key is broken
        «tess(at symbol)example(dot)beer»
        mail: «tess kropka lee małpa example kropka pl»
        «tess punto lee chiocciola libero punto it»
        mijn mail: «tess punt lee apenstaartje ziggo punt nl»
        «tess@example dot com»
        log in is «tess.w at gmail»
        meine Mail: «anna punkt lee at gmx punkt de»
        Meine E-Mail ist «anna(ät)web.de»
        mi correo es «ana punto ruiz arroba gmail punto com»
        mon mail c'est «anna point lee arobase orange point fr»
    """,
    "PHONE": """
        call me on «07700 900123» please, order 58213
        «07700900123»
        order 58213 «07700 900123»
        order 58213, «07700900123»
        phone number on the order is «07700 900123»
        for delivery «07700 900123»
        tel «020 7946 0018»
        «+44 (0)20 7946 0123» in the daytime
        «0044 7700 900456» thanks
        «0161 496 0123 ext 4»
        «07700 900123»/«020 7946 0018» either works
        «(415) 555-0132»
        «415-555-0132» works
        text me at «4155550132» pls
        Meine Nummer: «030 23125 123»
        «0151/23456789» abends
        Tel. «06 39 98 12 34» merci
        «01.99.00.12.34» pour me joindre
        llámame al «612345678»
        whatsapp «447700900123»
        phone «0 7 7 0 0 9 0 0 1 2 3»
        phone is «０７７００９００１２３»
        phone «0\u200b7\u200b7\u200b0\u200b0900123»
        «0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣» in keycaps
        my number: «+353 1 555 0123»
        my mobile is «oh seven seven double oh nine hundred one two three»
        «zero one six one, four nine six, zero one two three»
        Handy «null eins fünf eins zwei drei vier fünf sechs sieben acht»
        «O77OO 9OO123» with the letter
        call «+44 seven seven double oh 900 one two three», 2 mugs
        call «07700 nine hundred 123», size 4
        «zero seven seven zero zero, nine hundred, one two three» 70021
        «(415) 555-0132» $8.00 for that
        hmu «415.555.0132» $8.00
        the other is «0 7700 900123»
        my cell is «five five five, oh one four two, area code two one two»
        https://shop.example/reset?phone=«07700900123» says expired
        https://shop.example/reset?phone=«07700 900123» 48213
        shop.example?order=58213&customer[mobileNumber]=«%2B44%207700%20900123»&step=2
        fernway://reset/tel/«07700900123»
        https://shop.example/in#/login?username=«07700900123»
        phone=«07700900123» and order=07700900124
    """,
    "CARD": """
        remove my old card please. you see half of it so here's the lot: «4179-7800-0072-0908»
        paid with «4111 1111 1111 1111» exp 12/27
        «5555-5555-5555-4444»
        «378282246310005»
        «3782 822463 10005» amex
        «6011.1111.1111.1117»
        «3056 9309 0259 04»
        «6759 6498 2643 8453»
        «4222222222222»
        «41 11 11 11 11 11 11 11»
        «4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1»
        «４１１１ １１１１ １１１１ １１１１»
        «4111\u200b1111\u200b1111\u200b1111»
        58213 «4242 4242 4242 4242» 123
        the cvv is «123», why decline it
        CVV number on it is «004»
        my card number «4012 8888 8888 1882», a digit wrong, gets declined
        https://pay.example/?pan=«4111111111111111»
        https://pay.example/?pan=«4111 1111 1111 1111»
        shop.example/pay,«4111 1111 1111 1111»
        https://shop.example/pay?cardNumber=«4012888888881882»&amount=12
        https://shop.example/a?x=«4111%201111%201111%201111»
        https://shop.example/card/«4111-1111-1111-1111»/edit
        https://shop.example/order/58213/checkout/«5555555555554444»
        https://shop.example/pay?cvc=«123»&id=7
    """,
    "IBAN": """
        refund to «DE89 3704 0044 0532 0130 00» please
        «DE89370400440532013000»
        iban:«gb29 nwbk 6016 1331 9268 19»
        «FR14 2004 1010 0505 0001 3M02 606»
        «DE89 37040044 0532013000»
        «DE 89-3704-0044-0532-0130-00»
        IBAN«BE68 5390 0754 7034» danke
        my iban «DE89 3704 0044 0532 0130 01», mistyped
        https://pay.example/?iban=«GB82WEST12345698765432»
        https://pay.example/?to=«GB82+WEST+1234+5698+7654+32»&sum=9
        my iban www.bank.example/«GB82 WEST 1234 5698 7654 32»
        https://pay.example/?iban=«GB82WEST12345698765433»
    """,
    "BANK_ACCOUNT": """
        sort code «12-34-56» account «12345678», refund there please
        my account number is «12345678» and the sort code «123456»
        straight into the bank: «12-34-56» «12345678»
        BSB «062-000» acct «1234 5678»
        routing «021000021», checking account «000123456789»
        Konto «0532013000» bei BLZ «37040044»
        sort «12-34-56», a/c «12345678»
        my sort code's «123456» and the account's «12345678»
        sort code and account number: «12-34-56», «12345678»
        sortcode «123456» accno «12345678»
        account: «12345678» sort: «123456»
        konto «61 1090 1014 0000 0712 1981 2874», proszę
        BSB «062 000», account no: «561 220»
    """,
    "ADDRESS": """
        left at «Rear cottage, 140 Mill Rd, Kildare R51 YK44», not mine
        enviadlo a «C/ Herrería 19, 3º izda., 41010 Sevilla» con nota
        send it to «12 Acacia Road, Leeds LS1 4AB» please
        new address: «Flat 3, 12a Acacia Rd, Leeds, LS1 4AB». thanks
        «Flat 2, Rose Court, 14 Elm Close, Norwich, NR1 1AA, UK» is the one
        I live at «7 The Shambles, York YO1 7LZ»
        my address is «Rose Cottage, Mill Lane, Little Snoring, NR21 0AA»
        deliver to «12 acacia road leeds ls1 4ab» pls
        we moved to «33 Park Avenue» last week
        «2/1, 44 Byres Road, Glasgow G12 8AA»
        my postcode is «LS1 4AB»
        «Apt 4B, 742 Evergreen Terrace, Springfield, IL 62704»
        «123 W 45th St #4B, New York, NY 10036»
        «4500 N Oak Trafficway, Kansas City, MO 64116»
        «PO Box 123, Springfield, IL 62704»
        j'habite «3 bis avenue Victor Hugo, 69006 Lyon»
        «Appartement 12, Bâtiment B, 5 rue des Lilas, 31000 Toulouse, France»
        adresse: «14, rue du 8 mai 1945, 59000 Lille»
        livrer au «12 rue victor hugo 69002 lyon» svp
        Meine Adresse ist «Hauptstr. 7b, 80331 München»
        bitte an «Berliner Straße 12, 04105 Leipzig» schicken
        «Am Markt 3, 99084 Erfurt»
        «Straße des 17. Juni 135, 10623 Berlin»
        wohne in der «Ahornallee 7 in Potsdam»
        «Calle Mayor 12, 3º B, 28013 Madrid»
        «C/ Gran Vía, 28, 4º izq, 28013 Madrid»
        vivo en «calle del pez 4, madrid»
        «Calle Mayor 12, Madrid 28013, España»
        «Plaza Mayor s/n, 37002 Salamanca»
        «4 Acacia Terrace, Dublin 8, D08 X0X0», it's blue
        my eircode is «D08 X0X0»
        my zip code is «62704»
        mum lives at «flat 2 the old mill, kendal» can it go there
        leave it at «The Old Rectory, Church Lane, Little Snoring» please
        deliver to «Apt 4, Block C, Acacia Dock, Dublin 1», thanks
        «17/2 Acacia Road, Brunswick 3056» mobile is the same
        «#12-345 W 10th Ave, Vancouver BC V5Y 1R9»
        «RR 2 Box 45, Springfield, IL 62704»
        «14550 County Road 12, Gering NE 69341»
        «Burgemeester Acacialaan 203, 3581 KP Utrecht»
        «Kanaalstraat 56-II, 1054 XK Amsterdam»
        «Lange Voorhout 12, 2514 EE Den Haag»
        «Hauptstr. 31, 79098 Freiburg». Sendung FB-2210
        «Wiener Straße 12/3/14, 1070 Wien»
        «Wiener Hauptstraße 23-25/2/11, 1040 Wien»
        «Rue de Lausanne 12, 1201 Genève»
        «lieu-dit Le Bourg, 24200 Sarlat»
        «Rua das Flores 12, 2º Esq, 1200-195 Lisboa»
        «ul. Akacjowa 12/34, 00-590 Warszawa»
        «Via dei Mille 3/A, 20129 Milano MI»
        «Storgatan 12, 111 22 Stockholm»
        «Karl Johans gate 12, 0154 Oslo»
        she's at «apartment 6, harbour house, bangor, co down» not me
        we live on «Church Road, no 14, Malvern»
        send it to «12 acacia road leeds» please
        «Mrs Lee, 9 Station Parade, Harrogate HG1 1AA»
        «1500 S. Acacia apt 14 austin tx 78704»
        «Chaussée de Wavre 214 bte 5, 1050 Ixelles»
        «van der Helststraat 8-3hg, 1073 AR Amsterdam»
        the van left it at «310 NE 45th Street, Seattle» not with me
        «Akazienstraße 5 (Hinterhaus), 76133 Karlsruhe»
        Bestellung FW-DE-77120 an «Akazienallee 27b, 50968 Köln» umleiten
        Auftrag KL-2291-B geht an «Frankfurter Allee 3, 10247 Berlin»
        «8 impasse du Four à Chaux, 31320 Castanet»
        «Am Kirchplatz 2, 83471 Berchtesgaden»
        «Rte de Genève 33, 1260 Nyon»
        mine is «house 5, glenview, letterkenny, co donegal»
        «BP 40122, 38000 Grenoble»
        «8 rue des Acacias, 31320 Castanet-Tolosan» T38 svp
        «R. Augusta 120 3 Esq, 1100-053 Lisboa»
        «ul. Akacjowa 8 m 3, 31-147 Kraków»
        «Travessa do Carmo 8, 2.º Dto, 4050-164 Porto»
        «Shop 4, 88 Acacia Street, Wollongong NSW 2500»
        «al. Akacjowa 151 m. 4, 02-555 Warszawa»
        liefern nach «Im Winkel 3, 8400 Winterthur» Grösse 42
        https://maps.example/place/«14+Harbour+Street,+Leeds+LS1+4AB»/@53.79,-1.54,17z
        https://maps.example/?q=«14%20Harbour%20Street%2C%20Leeds%20LS1%204AB»
        https://carrier.example/track/15501234567890?postcode=«LS1+4AB»
    """,
    "HANDLE_URL": """
        the chair, filmed: «https://vimeo.com/user/ann-penhallow».
        find me here «https://www.instagram.com/anna.lee92/»
        «https://www.facebook.com/profile.php?id=100012345678901»
        «linkedin.com/in/anna-lee-12ab»
        tagged you in a video on «tiktok.com/@anna.lee», can you see it
        «https://wa.me/447700900123»
        my insta is «@anna.lee92»
    """,
    "DOB": """
        for age verification: «March 14th 2001»
        I'm «5th March 1952» by birth
        sono nata il «28 gennaio 2001»
        data ur. «19.04.1987», to wystarczy?
        you wanted my date of birth for the age check (order FF-205377). It's «14/06/1989».
        my dob is «12/03/1990»
        date of birth «12 March 1990», and I joined on 2 June 2025
        I was born on «March 12th, 1990»
        my birthday is «3 March», no code came
        my birthday? it's «4 May 1991»
        geboren bin ich am «12.03.90»
        Geburtsdatum: «12. März 1990»
        je suis née le «12 mars 1990»
        nacido el «12 de marzo de 1990»
        «12/03/1990» is my date of birth
        my b day is «5/5/1995»
        dob «5 may 95» order of 5 may
        birth year «1992», two tickets
        fecha nac. «12-3-90»
        born in Leeds on «12/03/90»
        I turned 18 on «2 June 2007», order of 3 June 2025
        https://shop.example/age?dob=«1990-03-12»&from=2026-11-27
    """,
    "PASSPORT_OR_ID": """
        they ask for a passport number for the parcel. It's «562918403» if you need it
        Passport for customs clearance into New Zealand as you asked: «PA4471903»
        my personal public service number is «7476693F»
        My licence for the check: «QUILL 710294 M99XK», thanks
        Meine Steuer-ID für die Zollanmeldung lautet «48 036 129 571»
        passport number «533380006»
        passport copy no. is «EK482917»
        mi DNI para la factura es «12345678Z»
        customer number «40718823», order 58213 from May
        client id: «CL-99120-4» for invoice 2026-1187
        my membership id is «MBR-7730-2216»
        loyalty number «993817264», voucher 12345678
        my account number «12345678» won't log in
        «40718823» is my customer number
        Kundennummer «40718823», Bestellung FW-DE-77120
        Mitgliedsnr.: «M-2239104»
        n° client «44120987», commande 58213
        numéro de compte client «33910277»
        mi número de socio es «S-4471200», pedido 88340
        klantnummer «30481177», bestelling NL-55102
        numer klienta «77120934»
        my passport (UK) is «C01X0006H»
        national insurance number «QQ 12 34 56 C»
        SSN «078-05-1120»
        Personalausweis «L01X00T471»
        Reisepassnummer: «C4VMJJ6Y3»
        mi dni es «12345678-Z»
        «12345678Z» es mi documento
        NIE «X1234567L»
        passeport n° «12AB34567»
        mein Ausweis hat die Nummer «T22000129»
        ma pièce d'identité : «12AB34567»
        insurance number «QQ123456C»
        numéro de sécurité sociale «1 85 05 78 006 084 36»
        driving licence «MORGA657054SM9IJ»
        student id number «20260417-S»
        «533380006» is my passport number
        passport for the flight voucher: «533380006»
        my pasport no. is «533380006»
        passport is needed? «533380006» there you go
        passport exp 2031 number «533380006»
        ni «QQ123456C» as you asked
        dl number is «D125-4215-0094»
        passport number for the border thing = «533380006», parcel LX12
        my SSN ends in «1120» if that helps
        the last four of my social security: «1120»
        DL# «D1234562» for the age check
        licence «MORGA657054SM9IJ» as asked
        codice fiscale o no, «RSSMRA85T10A562S»
        «C01X00T47» ist die Nummer von meinem Reisepass
        the last 4 of my social are «1120»
        meine AHV ist «756.9217.0769.85»
        https://shop.example/customs?passport=«533401372»&parcel=533401373
        https://shop.example/in?customer_id=«40718823»&order_id=40718824
    """,
}

KEPT = """
    hey @fernway where is my order 58213, tagged @nordic_gear too
    I saw it at fernway.example for less, arrived at 8.30. It was sold out at checkout
    he should at this point stop, and look at example.com
    order number 07700900123 and orders 0770090012, 0770090013
    tracking 1Z999AA10123456784, parcel JD0002123412341234, royal mail AB123456789GB
    UPS 1Z 999 AA1 01 2345 6784
    sent with 1Z 999 AA1 01 2345 6784 on monday
    the code on the box is 5901234123457
    Bonnummer 20250417-0088, de tas is stuk
    my parcel 9405 5036 9930 0421 8876 15 and 4421 0098 1173 2256
    order 112-1234567-1234567, SKU 234-567-8901, return RT-0203-5550-1420, voucher 0044-7700-9002
    ordered on 03.04.2026, sizes 06 08 10 12 14 and 38 39 40 41 42 43 44, paid £1,299.00
    Bestellnummer 0301234567, Sendungsnummer 00340434161094042557, suivi 6A12345678901
    EAN 4006381333931, IMEI 356938035643809, tracking number 4111111111111111
    my mobile app version 4.12.0 (20251104) crashes
    de 20 euros pour la commande 58213 et 30 pour la suite
    do you have a shop on Oxford Street? is your store at 84 Division Street open
    ordered 2 trail road socks, 2 Dark Green, Large, took 3 days to close, 5 star road bike
    deliver to IV or HS postcodes? do you ship to 10115 Berlin?
    it's factor 30, earring 2 missing, during 2023, order 58213 Abbey Road jacket
    I need it for her birthday on 14 June, ordered on my birthday, 7 Nov 2025
    je ne le vois pas, commande du 12/03/2026
    passport cover in size 10, customer ID 12345, sku 12345678Z, order ID AB1234567
    loyalty card no 0412 8837, gift voucher number 12345678, Kundennr. K 20418, ticket id 1234567
    the member number of the order 58213, customer numbers up by 120000 a year, user manual 2023-11
    Bestellung FW-DE-77120 umgeleitet, commande 12345678, pedido 12345678, Rechnung 2026-1187
    see https://fernway.example/track?order=58213 or https://carrier.example/07700900123
    sin wave print, the DL 441022 lamp, licence plate frame 520x110, passport for order no: 12345678
    the order number of my account: 12345678, sort by price 10-20-30
    the bank shows £12.00, tracking no 12345678, sku 12-34-56
    one two three four five six seven eight nine, six or seven of ten, the security code 482913
    the voucher on 2 Park Hill candles, total 45.98
    gift card pin 7731 code XK12 9AB, Pixel 8, 1280 Pro and Watch Ultra 2
    Galaxy 12, 2023 Edition and left it at the back gate, soaked
    https://carrier.example/track/parcel/4111111111111111 and track.example/5555555555554444
    https://shop.example/orders/4111111111111111?id=5555555555554444&ref=07700900123
    https://shop.example/p/4006381333931?variant=4222222222222, shop.example/card/5901234123457
    https://mobile.shop.example/07700900123 or https://shop.example/mobile/orders/07700900123
    https://shop.example/headphones/12345678?mobile=1&zip=true&customer=12345&giftcard=1234567890123456
    https://shop.example/stores?street=12 and my order 58213 is there, ?zip=10 for order 58213
    https://t.example/JD0002123412341234?tn=00340434161094042557 9405 5036 9930 0421 8876 15
    your page https://www.instagram.com/fernway and https://www.instagram.com/p/CxYz123/
"""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def unmarked(marked: str) -> str:
    return marked.replace("«", "").replace("»", "")


def card(digits: str) -> str:
    """Add the check digit to all but the last digit of a card number."""
    total = sum(
        sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(digits[::-1])
    )
    return f"{digits}{-total % 10}"


def iban(country: str, account: str) -> str:
    number = int("".join(str(int(letter, 36)) for letter in f"{account}{country}00"))
    return f"{country}{98 - number % 97:02}{account}"


CARDS = st.sampled_from(["4", "51", "55", "2221", "2720", "6011", "62", "3528"]).flatmap(
    lambda start: st.text("0123456789", min_size=15 - len(start), max_size=15 - len(start)).map(
        lambda rest: card(start + rest)
    )
)
IBANS = st.one_of(
    st.text("0123456789", min_size=18, max_size=18).map(lambda rest: iban("DE", rest)),
    st.text("0123456789", min_size=14, max_size=14).map(lambda rest: iban("GB", f"NWBK{rest}")),
    st.text("0123456789", min_size=20, max_size=20).map(lambda rest: iban("ES", rest)),
)
SEPARATORS = st.sampled_from(["", " ", "-", ".", "  ", "\u00a0", "\u200b", " - "])
VALUES = [line.split("«")[1].split("»")[0] for table in FOUND.values() for line in lines(table)]
LINKS = ["https://a.example/?phone=", "a.example/", "%40", "%20", "+", "&card="]
PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [*VALUES, "[EMAIL_1]", "[PHONE_2]", "[TEXT_1]", "[CARD]", "order 58213", "\n", *LINKS]
    ),
)
TEXTS = st.lists(PIECES, max_size=8).map(" ".join) | st.lists(PIECES, max_size=6).map("".join)


@pytest.mark.parametrize(
    ("type_", "marked"), [(type_, line) for type_, table in FOUND.items() for line in lines(table)]
)
def test_finds_exactly_what_is_marked(type_: PersonalType, marked: str) -> None:
    found = find_personal(unmarked(marked))

    values = [part.split("»")[0] for part in marked.split("«")[1:]]
    assert [(span.type, span.text) for span in found] == [(type_, value) for value in values]


@pytest.mark.parametrize("text", lines(KEPT))
def test_what_belongs_to_the_shop_stays(text: str) -> None:
    assert find_personal(text) == ()


def test_an_address_ends_where_the_message_goes_on() -> None:
    text = "address is\n12 Acacia Road\nLeeds\nLS1 4AB\nThanks\nOrder 58213"
    without_postcode = "I live at 12 Acacia Road, Leeds\nThanks\nOrder 58213"

    assert Placeholders().hide(text) == "address is\n[ADDRESS_1]\nThanks\nOrder 58213"
    assert Placeholders().hide(without_postcode) == "I live at [ADDRESS_1]\nThanks\nOrder 58213"


@settings(deadline=None)
@given(CARDS, st.lists(st.integers(1, 15), max_size=6), SEPARATORS)
def test_every_card_is_found_in_any_grouping(number: str, cuts: list[int], between: str) -> None:
    written = "".join(
        (between if place in cuts else "") + digit for place, digit in enumerate(number)
    )

    assert [(span.type, span.text) for span in find_personal(f"paid with {written} ok")] == [
        ("CARD", written)
    ]


@settings(deadline=None)
@given(IBANS, st.lists(st.integers(1, 21), max_size=6), SEPARATORS, st.booleans())
def test_every_iban_is_found_however_it_is_spaced(
    account: str, cuts: list[int], between: str, small: bool
) -> None:
    spaced = "".join(
        (between if place in cuts and place > 2 else "") + letter
        for place, letter in enumerate(account.lower() if small else account)
    )

    assert [(span.type, span.text) for span in find_personal(f"refund to {spaced} ok")] == [
        ("IBAN", spaced)
    ]


@settings(deadline=None)
@given(TEXTS)
@example("Jane@Example.com or jane@example.com")
@example("[EMAIL_1] jane@example.com [EMAIL_2] [TEXT_1]")
def test_restoring_a_hidden_text_gives_it_back(text: str) -> None:
    placeholders = Placeholders()

    assert placeholders.restore(placeholders.hide(text)) == text


@settings(deadline=None)
@given(TEXTS)
@example("anna.lee@example.com¼anna.lee@example.com")
def test_nothing_personal_is_left_in_a_hidden_text(text: str) -> None:
    assert find_personal(Placeholders().hide(text)) == ()


@settings(deadline=None)
@given(TEXTS)
@example("https://www.instagram.com/anna.lee92/anna.lee@example.com")
def test_spans_are_in_order_and_do_not_overlap(text: str) -> None:
    spans = find_personal(text)

    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.text == text[span.start : span.end] != "" for span in spans)


def test_a_value_has_one_placeholder_in_all_texts_whatever_its_case_and_spacing() -> None:
    placeholders = Placeholders()

    assert placeholders.hide("jane@example.com, 07700 900123") == "[EMAIL_1], [PHONE_1]"
    assert placeholders.hide("tel 07700900123") == "tel [PHONE_1]"
    assert placeholders.hide("JANE@Example.com or kim@example.com") == "[EMAIL_1] or [EMAIL_2]"
    assert placeholders.restore("We wrote to [EMAIL_1].") == "We wrote to jane@example.com."


def test_an_address_of_the_shops_own_texts_stays_and_a_customers_goes() -> None:
    source = "Returns go to: Quire & Sons, Goods In, Lindenweg 8, 34117 Kassel."
    placeholders = Placeholders(said=[source])

    for kept in (
        source,
        "Send it to Lindenweg 8, Kassel.",
        "Delivery address: Lindenweg 8 in Kassel",
    ):
        assert placeholders.hide(kept) == kept
    assert (
        placeholders.hide("Delivery address: Lindenweg 88, Kassel.")
        == "Delivery address: [ADDRESS_1]."
    )


def test_an_address_is_the_same_with_its_town_behind_a_comma_or_an_in() -> None:
    placeholders = Placeholders()

    assert (
        placeholders.hide("Delivery address: Lindenweg 8, Kassel.")
        == "Delivery address: [ADDRESS_1]."
    )
    assert placeholders.hide("It went to Lindenweg 8 in Kassel.") == "It went to [ADDRESS_1]."
    assert placeholders.hide("It went to Lindenweg 9 in Kassel.") == "It went to [ADDRESS_2]."


def test_a_link_comes_back_as_it_was_spelled_however_a_value_in_it_stands_elsewhere() -> None:
    placeholders = Placeholders()
    told = placeholders.hide("call 07700 900123, mail JANE@example.com")
    links = (
        "https://shop.example/reset?phone=07700900123",
        "https://carrier.example/07700900123",
        "https://shop.example/in?user=jane@example.com",
    )
    hidden = [placeholders.hide(f"It is {link} now") for link in links]

    assert told == "call [PHONE_1], mail [EMAIL_1]"
    assert [placeholders.restore(text.removesuffix(" now")) for text in hidden] == [
        f"It is {link}" for link in links
    ]
    assert "07700" not in " ".join(hidden)


def test_a_bracket_word_that_the_customer_typed_is_not_taken_for_ours() -> None:
    placeholders = Placeholders()
    hidden = placeholders.hide("jane@example.com, what is [EMAIL_1]?")

    assert hidden == "[EMAIL_1], what is [TEXT_1]?"
    assert placeholders.restore("[TEXT_1]") == "[EMAIL_1]"


def test_a_placeholder_that_was_never_given_out_stays() -> None:
    assert Placeholders().restore("[EMAIL_1] and [PHONE]") == "[EMAIL_1] and [PHONE]"


def test_the_brands_own_name_links_and_contacts_are_nobodys_personal_data() -> None:
    own = ("Fernway", "help@fernway.example", "+44 114 496 0182")
    text = "is +44 114 496 0182, HELP@fernway.example or instagram.com/fernway_official really you"

    assert find_personal(text, own=own) == ()
    assert [span.text for span in find_personal("instagram.com/fernway_fan_jo", own=own)] == [
        "instagram.com/fernway_fan_jo"
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "07700 ",
        "a@",
        "a.",
        "at ",
        "12 Aa ",
        "(",
        "DE89 ",
        "\n",
        "a.bb/?tel=07700900123 ",
        "a.bb/%2525",
        "/tel/07700900123",
        "?a=1,",
    ],
)
def test_a_long_hostile_text_is_read_in_reasonable_time(piece: str) -> None:
    text = (piece * 20_000)[:20_000]

    assert_done_within(3, lambda: find_personal(text))


@pytest.mark.anyio
async def test_a_model_never_receives_personal_data_and_its_reply_gets_it_back() -> None:
    dm = message(
        "I'm at 07700 900123, do you ship to ireland? my dob is 12/03/1990",
        history=[{"author": "customer", "text": "write to jane dot doe at gmail dot com"}],
        orders=[{"id": "48213", "items": [{"name": "Mug for jane@example.com", "quantity": 1}]}],
        hint="ring +44 7700 900 456",
    )
    told = {"parts": [{"text": "We'll ring [PHONE_1].", "cites": []}], "asks": []}
    with model_server(lambda _: (200, completion(told))) as (url, received):
        model = ChatModel("fake", api_key="k", base_url=url)
        writer = LlmWriter(model, load_prompt("compose", ROOT / "prompts"), token=lambda: "MARK")
        try:
            composition = await writer.write(brief(dm, (dm.text, "faq/where-we-deliver")))
        finally:
            await model.close()
    sent = json.dumps(received)

    assert text_of(composition.alternatives[0]) == "We'll ring 07700 900123."
    for value in ("900123", "12/03/1990", "jane", "900 456"):
        assert value not in sent
    for kept in ("48213", "Mug for [EMAIL_", "[DOB_1]", "[PHONE_2]", "[EMAIL_OBFUSCATED_1]"):
        assert kept in sent


@pytest.mark.parametrize("piece", ["4 ", "12 ", "1-"])
def test_a_long_run_of_figures_is_searched_for_cards_and_phones_in_time(piece: str) -> None:
    text = (piece * 20_000)[:20_000]

    assert_done_within(1.2, lambda: find_personal(text))
