"""The English words the checks go by: what says nothing, what means the same, what denies.

Data only. A line of `SAME` lists words that stand for one another in a shop's writing; the first
names the concept. Coarse on purpose: numbers, dates and names are compared apart from this.
"""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


STOP = listed(
    """
    a an the this that these those there here it its he she they them their theirs i me my mine
    her hers him his someone somebody we us our ours you your yours u ur he's who whom whose which what where when why how am is
    are was were be been being do does did doing done has have had having can could will would
    shall should may might must ought dare let lets of to in on at by for with from into onto
    upon as than then so and or but if because while whereas although though since until till
    unless once whether per via about around over under off above below between through during
    before after within across along against up down out too also very just only even still yet
    already both either each every all any some such same except excepting excluding besides
    apart other another more most much many few less least own again ever else almost quite
    rather really simply please yes no not nor neither never none cannot without okay ok oh well
    hi hello hey dear re vs etc eg ie plus like soon now today later ll ve d m s t don didn
    doesn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn one two three four five
    six seven eight nine ten eleven twelve dozen hundred thousand half twice i'd i'm i've i'll
    we'd we're we've we'll you'd you're you've you'll it'll that'll they're they've they'll
    there'll who'll what'll
    """
)
"""Words without content of their own."""

WEAK = listed(
    """
    able absolutely actual actually add afraid ago ahead allow always amount answer anybody
    anyone anything anytime anyway anywhere apart apologies apologise appear appreciate apply
    arrange article ask available away back bad basic behind believe best better big bit bother
    business care carry case chat check choice choose clear clearly close colleague collect come
    complete completely concern confirm consider copy correct couple course current currently
    customer date day decide depend detail different double easy end enjoy enough ensure enter
    entire especially eventually everybody everyone everything exact exactly extra eye fact fair
    fairly far feel figure fill final finally find fine finish first fit follow following form
    forward friend front full fully further get give glad go good goods great hand handy happen
    happy hard hear help hold hope hour however idea immediate immediately important indeed info
    information inside instead interest issue item job keep kind know large last later lead
    learn leave left length let level life likely line list lot little live long look love low luck
    main make manage matter maybe mean meantime meet mention message middle mind minute moment
    month morning move multiple name near nearly necessary need new news next nice night normal
    normally note notice number obviously occasion offer often old one open option order
    ordinary otherwise page parcel part particular past patience patient pay people perfect
    perhaps person piece place plan plenty pop possible possibly pretty previous probably
    problem product proper properly purchase put query question quick quickly reach read ready
    real reason receive recent recently refer regard relevant remain remember remind reply
    request require rest right run safe say second see seem select send sense separate
    separately set short shortly show side simple single small soon sorry sort sound speak
    special specific spot stage stand start state stay step stick story straight straightforward
    sure take talk team tell thank thanks thing think though thought time tip together total
    totally touch towards trouble true try turn type understand unfortunately use useful usual
    usually value view visit wait want watch way week welcome whatever whenever wherever
    whichever while whole wish wonder word work worry worth write wrong year yet thats gonna
    gotta sit box inbox spam folder doorstep till basket checkout weekday weekend lunchtime
    afternoon evening tomorrow tonight yesterday midday noon lovely gladly hopefully frustrating
    disappointing annoying shame unlucky brilliant cheers treat handle count mark side clock hit
    head heading drop dropping ping dm direct reserve reckon suit prefer automatic automatically
    individual particular original originally different differ hassle fuss rush sooner longer
    cheaper dear nearest nearby locally early earlier late wherever anyhow straightaway
    instantly directly afterwards beforehand meanwhile otherwise therefore thus hence besides
    anymore forever accept take bring card pound euro dollar pence penny comma method works
    account roughly approximately rough
    """
)
"""Words that may be added when a sentence is said in another way: they count when they match, and
don't when they don't. Stemmed when loaded."""

SMALL_TALK = listed(
    """
    mother father mum mom dad parent son daughter child brother sister sibling grandmother grandma
    grandchild aunt uncle husband wife partner friend dog cat kitten pet baby man woman boy girl
    fun exciting excitement poor sad sadly luckily lucky pity pleased wonderful gorgeous beautiful
    beauty charming handsome impressive thoughtful romantic sweet cosy tricky maddening stressful
    miserable shock curious keen thrilled joy heart goodness congratulations congratulate deserve
    hurry panic relax smile dream surprise surprising mistake trick snag rush fussy sensible
    careful comfortable favourite classic unusual plain quiet silent bonjour hola hallo hej ciao
    greetings hei olá grüezi liebe lieb herr frau heavy heavier light lighter slight wide wider
    narrow tight thick dull smaller smallest larger largest high low fast easily easy minimum
    maximum range lot area space room metre mile centimetre degree weight weigh tenth fifth thirty
    twenty fourteen fortnight dozen size earliest latest closest newer outside elsewhere somewhere
    anywhere alone aside among beyond altogether exception itself yourself themselves ourselves
    other others nothing none whoever whichever unlike including using due gradual gradually shut
    bottom ground avoid fall fell bear belong become cause affect exist happen qualify count limit
    rule obstacle condition scheme plan advance addition additional expense effect summer winter
    autumn weather rain snow storm thaw freeze warm cold wet soaked sun sunny shade sky dry damp
    mud muddy garden road street trip travel journey flight fly party wedding anniversary dinner
    present project music office house hall hallway window table bench chair armchair lamp balcony
    terrace bathroom cupboard desk sideboard pool hill world country city town dress jumper shirt
    hat boot finger toe hair teeth foot face hand ride ridden sleep play wear worn eat eaten cook
    grow pull press pour lean lie shift stick stuck steer throw stop land catch caught switch
    describe explain listen forget forgotten hear guess imagine suggest expect survive vanish wake
    reach lose lost spend deal share prove drive driven measure knock break broken crease blister
    shrink shrinkage damage unable aware provide provided deduct deducted retire agree agreed
    agreement settle settled settlement alter alteration trial sale bargain change pick giveback
    moneyback
    """
)
"""Words of customers' lives, of feelings, places and measures: people say a thing in other words
with them, and bring up no rule."""

SAME = """
refund reimburse reimbursement repay moneyback repayment
return sendback bringback returnable giveback takeback postback
exchange swap exchangeable
deliver delivery ship shipping shipment postage send sent sending
deliver dispatch despatch arrive arrival reach land receive
parcel package packet
order purchase buy bought placed ordering
item product article goods anything something piece thing
cost charge fee price costs pay paid payment surcharge
cover warranty guarantee covered guaranteed
include inclusive
fault defect defective faulty malfunction manufacturing
damage damaged crack cracked smash smashed dent dented
chip chipped
unused unworn untouched unwashed neverused neverworn
eligible qualify entitled
cancel cancellation
store shop branch branches
online website site web webshop
email inbox mailbox
mail post postal
phone telephone call
contact message write reach touch
photo picture image snap pic photograph photos
expire lapse runout
discount reduction saving save savings sale sales
replace replacement newone spare
repair fix mend
lost lose missing
late delay delayed overdue
account profile login
track follow tracking trace
courier carrier driver
tax duty vat customs duties
child kid children kids kid's
combine stack together alongside stackable combinable
colour color
suitable suit safe okay fine appropriate
vegan veganfriendly
allergy allergic allergies
animal animals
subscriber subscription subscribe
newsletter mailing
member membership join joined joining
rent rental hire hired rented
book booking appointment
credit
receipt invoice
begin start started
home house
collect pickup collection
pause skip
photo
trackinglink
tag tags label
worn wear
old previous
try attempt
bring carry
inform notify tell
leftover remaining
postcode zip zipcode
bill invoice
jewelry jewellery
trousers pants
trainers sneakers
mobile cellphone smartphone
sofa couch settee
rucksack backpack
bin trash rubbish
neighbour neighbor
catalogue catalog
grey gray
catalogue brochure
hour hr hrs hours
reset
password
wheelchair stepfree
nut nuts
open opening opened
keep retain
dry dryer drier drying
forbid ban prohibit
"""

PHRASES = {
    ("send", "back"): "sendback",
    ("sent", "back"): "sendback",
    ("sending", "back"): "sendback",
    ("bring", "back"): "bringback",
    ("give", "back"): "giveback",
    ("post", "back"): "postback",
    ("take", "back"): "takeback",
    ("ship", "back"): "sendback",
    ("mail", "back"): "sendback",
    ("come", "back"): "sendback",
    ("sends", "back"): "sendback",
    ("money", "back"): "moneyback",
    ("new", "one"): "newone",
    ("pick", "up"): "pickup",
    ("run", "out"): "runout",
    ("turn", "up"): "arrive",
    ("turned", "up"): "arrive",
    ("show", "up"): "arrive",
    ("get", "here"): "arrive",
    ("place", "order"): "order",
    ("money", "off"): "discount",
    ("ring", "us"): "phone",
    ("ring", "me"): "phone",
    ("ring", "you"): "phone",
    ("let", "know"): "inform",
    ("another", "one"): "newone",
    ("just", "say"): "inform",
}
"""Two words, in a row or with a few between ("send the boots back"), that make one concept."""

NEGATORS = listed(
    """
    not no never nothing cannot nor neither none nobody nowhere unable impossible excludes
    excluded ineligible invalid
    unavailable unsuitable incompatible prohibited forbidden banned isnt cant dont doesnt wont
    unsupported hardly void
    """
)
"""Words that turn a clause round. Words ending in n't do too."""

IRREGULAR = {
    "sent": "send", "bought": "buy", "paid": "pay", "left": "leave", "got": "get", "gotten": "get",
    "came": "come", "took": "take", "taken": "take", "gave": "give", "given": "give",
    "kept": "keep", "held": "hold", "wrote": "write", "written": "write", "wore": "wear",
    "worn": "worn", "chose": "choose", "chosen": "choose", "made": "make", "began": "begin",
    "ran": "run", "lost": "lost", "found": "find", "told": "tell", "said": "say", "sold": "sell",
    "broke": "break", "broken": "break", "went": "go", "gone": "go", "knew": "know",
    "known": "know", "spoke": "speak", "spoken": "speak", "thought": "think", "meant": "mean",
    "met": "meet", "put": "put", "read": "read", "saw": "see", "seen": "see", "felt": "feel",
    "heard": "hear", "brought": "bring", "built": "build", "spent": "spend", "tore": "tear",
    "torn": "tear", "dealt": "deal", "stood": "stand", "won": "win", "caught": "catch",
    "goes": "go", "cacti": "cactus", "children": "child", "people": "people", "used": "use",
    "shoes": "shoe", "does": "do", "lenses": "lens",
}  # fmt: skip
