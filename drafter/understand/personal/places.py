"""The words that addresses are made of: postcodes, units, towns, and the words that end one."""

from __future__ import annotations

import re

from drafter.understand.personal.words import words

UK_POSTCODE = r"(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? {0,2}\d[ABD-HJLNP-UW-Z]{2})(?![^\W_])"
_OTHER_POSTCODES = (
    r"(?:[AC-FHKNPRTV-Y]\d[\dW] ?[\dA-Z]{4}"  # Ireland
    r"|(?:(?:AB|BC|MB|N[BLSTU]|ON|PE|QC|SK|YT),? )?[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d"  # Canada
    r"|(?-i:\d{4} ?[A-Z]{2})"  # the Netherlands
    r")(?![^\W_])"
)
LETTERED_POSTCODE = re.compile(rf"(?:{UK_POSTCODE}|{_OTHER_POSTCODES})", re.IGNORECASE)
STATED_POSTCODE = re.compile(
    rf"(?<![^\W_])(?:{UK_POSTCODE}"
    r"|(?:[AC-FHKNPRTV-Y]\d[\dW] ?(?=\d{0,3}[A-Z])[\dAC-FHKNPRTV-Y]{4}"
    r"|[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d)(?![^\W_]))",
    re.IGNORECASE,
)
POSTCODE_LABEL = (
    r"(?:post ?-?code|postal ?code|eir ?-?code|zip(?: ?code)?|plz|postleitzahl|"
    r"code postal|codigo postal|c\.?p\.?|p/?c)"
)
_STATE = (
    r"(?-i:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ALN]|ID(?=,?\s{1,2}83)|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|"
    r"S[CD]|T[NX]|UT|V[AT]|W[AIVY])|a[klrz]|c[aot]|dc|fl|ga|i[al]|k[sy]|m[dinost]|n[cdehjmvy]|ri|"
    r"s[cd]|t[nx]|ut|v[at]|w[aivy]|"  # in small letters only those that are no words
    r"alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|"
    r"hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|"
    r"michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|"
    r"new (?:hampshire|jersey|mexico|york)|(?:north|south) (?:carolina|dakota)|ohio|oklahoma|"
    r"oregon|pennsylvania|rhode island|tennessee|texas|utah|vermont|(?:west )?virginia|washington|"
    r"wisconsin|wyoming"
)
STATE_AND_ZIP = re.compile(
    rf"(?<![^\W_])(?:(?:{_STATE}),?\s{{1,2}}\d{{5}}(?:-\d{{4}})?"
    r"|(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT),?\s{1,2}\d{4})(?!\w|-\d|[.,]\d)",
    re.IGNORECASE,
)
CODE_BEFORE_TOWN = re.compile(
    r"(?:(?:D|F|E|A|CH|I|B|L|NL|DE|FR|ES|AT|IT|BE|PL|PT|SE|S|DK|N|NO)-)?"
    r"(?:\d{5}|\d{4}-\d{3}|\d\d-\d{3}|\d{3} \d\d|\d{4})(?=[,]?[ \n])",
    re.IGNORECASE,
)
"""Five digits, or as Portugal, Poland, Sweden and the small countries write them."""
COUNTRY = re.compile(
    r"(?:u\.?k\.?|united kingdom|great britain|england|scotland|wales|northern ireland|ireland|"
    r"u\.?s\.?a?\.?|united states(?: of america)?|canada|australia|germany|deutschland|austria|"
    r"osterreich|switzerland|schweiz|france|spain|espana|italy|italia|netherlands|nederland|"
    r"belgium|belgique|belgie|portugal|poland|polska|sweden|sverige|denmark|danmark|norway|norge|"
    r"finland|luxembourg|new zealand|nz)(?![^\W_]|-\w)",
    re.IGNORECASE,
)
_SIDE = (
    r"(?:left|right|front|rear|links|rechts|mitte|gauche|droite|iz[qd]\w*|dcha?\w*|esq\w*|dto|"
    r"frente|l|r)"
)
UNIT = re.compile(
    r"(?:(?:(?:flat|apt|apartment|appartement|appt|app|unit|suite|ste|room|rm|studio|block|bldg|"
    r"building|bat|batiment|esc|escalera|escalier|porte|piso|puerta|pta|portal|bloque|int|interno|scala|bte|boite|lok|rsd|rmb|shop|berth|pitch|wohnung|whg|"
    r"top|stiege|lot|plot|box|floor|etage|stock|planta|level|lvl|house|chalet|local)\.?[ ]{0,2}"
    r"(?:no\.?|nr\.?|#)?[ ]?"
    r"(?:\d{1,4}[ ]?(?:[a-z](?![^\W_]))?(?:[ ]?[/-][ ]?\d{1,3})?|[a-z]\d{0,3}))"
    r"|\#[ ]?\d{1,4}[a-z]?"
    r"|(?:\d{1,3}(?:st|nd|rd|th|er|e|eme|o|a|\.)?|(?:lower |upper )?ground|top|first|second|third|"
    rf"fourth|fifth|basement|upper|lower)[ ](?:floor|fl|etage|stock|og|ug|planta|piso)"
    rf"(?:[ ](?:flat|{_SIDE}))?"
    r"|(?:basement|garden|top floor|ground floor|1st floor|first floor|upper|lower) flat"
    r"|\d{1,2}[ ](?:esq|dto|izq|dcha)\w{0,4}"
    rf"|\d{{1,2}}(?:[oa]|\.o)[ ,]{{0,2}}(?:puerta[ ])?(?:{_SIDE}\.?|[a-h]|\d{{1,2}}[oa]?)"
    r"|\d{1,2}[a-ho](?=[ ]?,)|\d{1,2}(?:er|on|r|n|t|e)[ ]\d{1,2}a"
    r"|\d\.[ ]?(?:og|ug|stock|etage)|bajo|atico|entresuelo|hinterhaus|"
    r"vorderhaus|erdgeschoss|rez-de-chaussee|penthouse|maisonette)(?![^\W_])",
    re.IGNORECASE,
)
NAME = (
    r"[A-Z][^\W\d_]*(?:['.-][^\W\d_]+)*"
    r"(?:(?:(?<=\bSt)|(?<=\bCo)|(?<=\bMt)|(?<=\bFt)|(?<=\bSte)|(?<=\b[A-Z]))\.)?(?!\w|-\d)"
)
"""A word with a capital; a full stop belongs to it only where it shortens the word."""
HOUSE_KIND = (
    r"(?:House|Cottages?|Court|Lodge|Barn|Farm|Farmhouse|Mill|Halls?|Manor|Apartments?|Buildings?|"
    r"Towers?|Block|Residences?|Villas?|Mansions|Heights|Point|Wharf|Works|Mews|Dock|Rectory|Vicarage|"
    r"Stables|Croft|Bungalow|Campus|Hospital|School|Hotel|Business Park|Industrial Estate|"
    r"Trading Estate|Centre|Center|Studios|Plaza|Brewery|Forge|Chapel|Maltings|Granary|Barns?)"
)
HOUSE_BEFORE = re.compile(
    rf"(?<![\w'])(?:(?:The|Old|[A-Z][\w'.-]*)[ ]){{1,4}}"
    rf"(?:{HOUSE_KIND}|cottage|annexe?|flat)[ ]?[,\n]\s{{0,3}}$"
    r"|(?<!\w)(?i:Residence|Batiment|Bat\.?|Edificio|Urbanizacion|Urb\.?|Lotissement|Villa|Haus)"
    r"(?:[ ](?:[a-z]{1,3}[ ])?[A-Z][\w'-]*){1,3}[ ]?[,\n]\s{0,3}$"
    rf"|(?<!\w)(?i:flat|apt|apartment|unit|studio)\.?[ ]\w{{1,4}},[ ](?:The[ ])?{NAME}"
    rf"(?:[ ]{NAME}){{0,3}}[ ]?[,\n]\s{{0,3}}$"
    rf"|(?<!\w)(?:Familie|Fam|Herrn?|Frau|Mrs?|Ms|Miss|Dr|Mme|Sra?)\.?(?:[ ]{NAME}){{1,3}}"
    r"[ ]?[,\n]\s{0,3}$"
    rf"|(?<!\w)The(?:[ ]{NAME}){{1,3}}[ ]?[,\n]\s{{0,3}}$"
    r"|(?<!\w)[cC]/[oO][ ][A-Z][\w'-]*(?:[ ][A-Z][\w'-]*){0,3}[ ]?[,\n]\s{0,3}$"
)
_PARTICLE = (
    r"(?:upon|on|under|in|by|the|of|le|la|les|lez|de|del|des|du|d'|am|an|der|den|sur|sous|en|im|ob|"
    r"bei|los|las|el|y|and|aux?|next|near)"
)
TOWN = re.compile(
    rf"{NAME}(?:[ ]\d{{1,2}}(?:e|er)?(?!\w|[.,]\d))?(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{NAME}){{0,4}}"
    r"(?:[ ]?\([A-Z][\w' -]{1,30}\))?"
)

MONTHS = words(
    """
    january february march april may june july august september october november december
    januar februar marz mai juni juli oktober dezember
    janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    """
)
ENDERS = MONTHS | words(
    """
    i i'm i've i'd im my mine me we we're us our you your you're ur it it's its is are was were be
    been this that these those can could would will won't please pls plz thanks thank thx ta cheers
    regards kind best hi hello hey dear and but or so also order orders parcel package delivery
    when where what why how who whose if not no yes ok okay any just still because since instead
    then today tomorrow yesterday asap now tonight monday tuesday wednesday thursday friday
    saturday sunday size tracking postcode zip phone tel telephone mobile mob cell email e-mail
    mail call ring name dob iban card passport sent love sorry let do does did has have had he she
    they them their there here to for from at on by with without need want got get deliver ship
    in send sending x xx xxx many hope ps p.s re ref invoice refund return date born contact
    before after until till as which while than too again only moved moving live living address
    correct wrong nothing everything none urgent urgently hurry looking says said
    bitte danke und oder ich mein meine meinen mir wir unser ist sind mit wann wo wie warum vielen
    viele gruss grusse liebe lieber hallo konnt konnen kann nicht kein bestellung paket
    lieferung statt heute morgen telefon handy geboren das dass ihr
    merci svp s'il et ou je j'ai j'habite mon ma mes nous est c'est pour quand bonjour bonsoir
    cordialement vous pas commande colis livraison nee ne portable pouvez peut
    gracias por favor o mi mis es esta hola saludos cuando donde pedido paquete envio nacido para
    pero puede pueden quiero
    grosse gr lieferung rechnung retoure sendung auftrag farbe stuck artikel nummer bestellnr
    taille pointure cde talla taglia ordine pacco maat pakket bestelling tamanho encomenda rozmiar
    paczka zamowienie ordre
    """
)
"""Words that are never part of a town's name: with them the sentence goes on."""
NOT_IN_NAME = (ENDERS - MONTHS) | words(
    """
    a an pair pairs days day hours hour weeks week months month years year minutes minute mins min
    seconds times time star stars miles mile km kg g gb cm mm m ml l inch inches in into of off out
    over per pack packs packets people person men man women woman kids adults sizes small medium
    large items item things thing boxes box bags bag jackets jacket boots boot shoes shoe tents
    tent socks shirts t-shirts tops coats coat trousers pants gloves hats poles pole season layer
    litre litres liter piece pieces percent pounds quid euro euros dollars points am pm o'clock
    different separate more other others same another left right ones the each bought
    ordered arrived came didn't haven't hasn't wasn't isn't wait waiting waited went go going
    gone working business calendar full whole both all stores shops shop store branches
    about around like under above between via using through during hace dias dia veces
    """
)
"""Words that are never part of a street's name: what they count or say is something else."""
