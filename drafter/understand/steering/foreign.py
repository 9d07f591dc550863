"""The same commands in other languages than English: drop your instructions, show them, play a
part, answer only so, don't hand over, obey somebody else, send away what others wrote. Those of the
Latin script; `scripts` has the others."""

from __future__ import annotations

import re

_DROP: dict[str, tuple[str, str]] = {
    "es": (
        r"ign[oó]r\w*|olv[ií]d\w*|omit\w+|desobedec\w+|s[aá]ltate|no (?:hagas|haga) caso (?:a|de)|"
        r"no sigas|"
        r"descarta\w*|pasa de",
        r"instrucciones|reglas|[oó]rdenes|directrices|normas|indicaciones|pol[ií]ticas?|"
        r"restricciones",
    ),
    "fr": (
        r"(?:ignor(?:e[rsz]?|ons)|oubli\w+|n[ée]glig\w+|ne (?:suis|respecte|tiens pas compte|"
        r"suivez)|fais fi|"
        r"contourn\w+|passe outre|laisse tomber)(?= (?:de |aux? |[àa] |toutes? )*(?:les|tes|vos|"
        r"ces|des|la|ta|votre)\b)",
        r"instructions|r[èe]gles|consignes|directives|ordres|restrictions|politique",
    ),
    "de": (
        r"ignorier\w*|vergiss|vergesst|vergessen sie|missachte\w*|[üu]bergeh\w*|umgeh\w*|"
        r"verwirf\w*|"
        r"halte? dich nicht an|befolge? nicht|hör nicht auf|setz\w* .{0,20}außer kraft",
        r"anweisung\w*|regeln|instruktion\w*|vorgaben|richtlinien?|befehle|vorschriften|"
        r"system-?prompt\w*",
    ),
    "it": (
        r"ignor\w+|dimentic\w+|trascur\w+|non seguire|scarta\w*|disobbedisci",
        r"istruzioni|regole|ordini|direttive|politiche|linee guida",
    ),
    "pt": (
        r"ignor\w+|esque[çc]\w+|desconsider\w+|n[ãa]o sig\w+|descart\w+",
        r"instru[çc][õo]es|regras|ordens|diretrizes|pol[íi]ticas?",
    ),
    "nl": (
        r"negeer|vergeet|sla .{0,20}over|volg .{0,20}niet|omzeil",
        r"instructies|regels|richtlijnen|opdrachten|voorschriften|beleid",
    ),
    "pl": (
        r"zignoruj\w*|ignoruj\w*|zapomnij|pomi[nń]\w*",
        r"instrukcj\w+|polece\w+|zasad\w*|regu\w+",
    ),
    "sv": (r"ignorera|gl[öo]m|bortse fr[åa]n|strunta i", r"instruktion\w*|regler\w*|riktlinj\w*"),
    "da": (r"ignorer|glem|se bort fra", r"instruktion\w*|instruks\w*|regler\w*|retningslinj\w*"),
    "tr": (r"talimat\w*|kural\w*", r"(?:yok say|unut|g[öo]rmezden gel|dikkate alma)\w*"),
    "ro": (r"ignor[ăa]\w*|uit[ăa]", r"instruc[țt]iuni\w*|reguli\w*"),
    "hr": (r"zaboravi\w*|ignori[rš]\w*|zanemari\w*", r"instrukcij\w*|upute?|uputstva|pravila"),
    "cs": (r"ignoruj\w*|zapome[nň]\w*", r"instrukc\w*|pokyn\w*|pravid\w*"),
}  # fmt: skip
_MINE = (
    r"(?:mis?|mes|mon|meine[nmrs]?|unsere\w*|mijn|minhas?|meus?|mie|miei|moj\w+|mina|mine|"
    r"nuestr\w+|"
    r"nos)"
)
OF_PARCELS = (
    r"(?:lavado|lavage|w[äa]sche\w*|lavaggio|entrega|livraison|liefer\w*|consegna|bezorg\w*|"
    r"dostaw\w*|"
    r"reparto|repartidor|fahrer|livreur|kurier\w*|corriere|montaje|montage|montaggio|env[ií]o)"
)
_DROPPED = tuple(
    rf"\b(?:{verbs})\b (?:(?!{_MINE}\b)\S+ ){{0,5}}?(?:{nouns})\b(?!.{{0,20}}\b{OF_PARCELS}\b)"
    for verbs, nouns in _DROP.values()
)
_PHRASES = (
    # Spanish
    r"\b(?:ahora eres|a partir de ahora eres|act[uú]a como|finge (?:ser|que eres)|haz como si "
    r"fueras)\b.{0,30}\b(?:ia|"
    r"asistente|bot|modelo|administrador\w*|gerente|due[ñn]o|jefe|encargad\w+|sin reglas|sin "
    r"l[ií]mites)\b",
    r"\b(?:responde|contesta|escribe|di|repite)(?:me)? (?:solo|s[oó]lo|[uú]nicamente|exactamente|"
    r"literalmente)\b|\bescribe "
    r"exactamente\b|\bresponde siempre que\b|\b(?:mu[eé]stra\w*|revela\w*|dime|repite|imprime) "
    r"(?:\w+ ){0,3}(?:prompt|"
    r"instrucciones (?:internas|ocultas|secretas|del sistema|que te)|mensaje de sistema|reglas "
    r"internas)\b|\blas "
    r"instrucciones que te\b|\bno (?:pases|escales|transfieras|reenv[ií]es) (?:esto|este|el)"
    r"\b.{0,40}\b(?:humano|persona|"
    r"aprueba|nadie)\b|\bolvidar todo (?:lo )?que sabes\b|\bolvida todo\b",
    # French
    r"\btu es (?:maintenant |d[ée]sormais )?(?:une? |le |la )?(?:ia|assistant|bot|mod[èe]le|"
    r"g[ée]rant\w*|patron\w*|"
    r"directeur)\b|\bfais comme si (?:tu|la politique|le d[ée]lai)\b.{0,60}|\bjoue le r[ôo]le\b|"
    r"\bcomporte-toi comme\b",
    r"\br[ée]pon[ds]\w* (?:seulement|uniquement|simplement|exactement|juste) |\b[ée]cris "
    r"exactement\b|\b(?:affiche|r[ée]v[èe]le|"
    r"montre|r[ée]p[èe]te|donne|recopie)\S* (?:\S+ ){0,3}(?:prompt|consignes|instructions (?:cach|"
    r"secr|intern|syst)\w+)|\b"
    r"consignes (?:secr[èe]tes|cach[ée]es|internes)\b|\bmot pour mot\b|\bne (?:transf[èe]re|"
    r"transmets|remonte|signale)\w* pas\b.{0,"
    r"60}\b(?:humain|approuve|personne|directement)\b|\boublie tout\b",
    # German
    r"\bdu bist (?:jetzt|ab sofort|nun|ab jetzt) (?:ein|eine|der|die|kein)\b|\bspiel\w* die "
    r"rolle\b|\btu\w* so,? als\b.{0,80}\b("
    r"?:best[äa]tig\w*|schreib\w*|antwort\w*|keine|du|genehmig\w*)\b|\bverh[aä]lte? dich wie\b",
    r"\b(?:ab jetzt|von nun an|ab sofort) (?:antworte\w*|schreib\w*|sag\w*|bist)\b|\b(?:antworte|"
    r"schreib\w*|sag\w*|gib) (?:mir )?("
    r"?:nur|ausschlie[ßs]\w+|exakt|genau|w[öo]rtlich)\b|\b(?:gib|zeig\w*|verrat\w*|nenn\w*|"
    r"wiederhol\w*|druck\w*) (?:\S+ ){0,4}("
    r"?:system-?prompt|systemanweisung\w*|systemnachricht|geheimen? \S+|internen? (?:regeln|"
    r"anweisungen|codes?|notizen))|\b"
    r"vergiss alles\b(?! (?:was ich|das))|\b(?:leite|gib) (?:das|dies|es|diese \w+) nicht (?:an|"
    r"weiter)\b.{0,60}",
    # Italian, Portuguese, Dutch
    r"\b(?:rispondi|scrivi) (?:solo|soltanto|esattamente)\b|\b(?:sei ora|ora sei|d'ora in poi sei)"
    r"\b|\bmostra(?:mi)? (?:il|le) ("
    r"?:tuo |tue )?(?:prompt|istruzioni)\b|\bresponda? (?:apenas|somente|s[óo])\b|\bagora "
    r"(?:voc[êe] [ée]|[ée]s) (?:um|uma|o)\b|\b"
    r"(?:antwoord|schrijf|zeg) (?:alleen|enkel|uitsluitend|precies)\b|\bje bent (?:nu|vanaf nu)\b|"
    r"\btoon (?:me )?(?:je|jouw) ("
    r"?:prompt|instructies)\b",
    r"\bzaboravi sve\b|\bzapomnij o wszystkim\b|\bdimentica tutto\b|"
    r"\besque[çc]a tudo\b|\bvergeet alles\b",
)

_MACHINES = (
    r"(?:k\.?i\.?|i\.?a\.?|a\.?i\.?|s\.?i\.?|(?:chat)?bot\w*|robot\w*|assistente?n?|asistente|"
    r"asystenta?|"
    r"(?:sprach)?modell?|modelo|mod[èe]le|modello|modelu|machine|maschine|m[aá]quina|programm\w*|"
    r"programa|"
    r"programme|computer)"
)
_OTHERS = (
    r"(?:kundenliste\w*|(?:aller?|anderen?) (?:kunden|k[äa]ufer)\w*|interne[nr]? "
    r"(?:notizen|dokumente|preise)|liste des (?:clients|acheteurs)|(?:donn[ée]es|messages|"
    r"adresses) des "
    r"(?:\w+ )?clients|notes internes|(?:lista|datos|mensajes|direcciones|historial) de (?:los |"
    r"todos los "
    r"|las )*(?:clientes|compradores)|notas internas|(?:elenco|lista|dati|cronologia|indirizzi|"
    r"nomi) (?:dei|"
    r"di tutti i) clienti|note interne|(?:list[ęaey]|dane|adresy|histori[ęa]) (?:wszystkich "
    r")?klient[óo]w|"
    r"klantenlijst|(?:alle|andere) klanten|interne notities|(?:lista|dados) d[eo]s? "
    r"(?:\w+ )?clientes)"
)
_SENT = (
    r"(?:leite\w*|schick\w*|send\w*|exportier\w*|envoie\w*|envoy\w+|transf[ée]r\w+|transmet\w*|"
    r"env[ií]\w+|"
    r"m[aá]nda\w*|reenv[ií]\w+|invia\w*|inoltra\w*|wy[śs]lij\w*|prze[śs]lij\w*|stuur\w*|verzend\w*|"
    r"encaminh\w+)"
)
_UNMISTAKABLE = (
    # an instruction, headed as one for the machine
    rf"\b(?:anweisung|hinweis|befehl|auftrag|regel)\w* (?:an|f[üu]r) (?:die |den |das "
    rf")?{_MACHINES}\b",
    rf"\b(?:instructions?|consignes?|ordre|r[èe]gle) (?:pour|[àa]|au) ?(?:l ?['’]|le |la "
    rf")?{_MACHINES}\b",
    rf"\b(?:instrucci[oó]n|instrucciones|orden|regla) (?:para|al?) ?(?:el |la )?{_MACHINES}\b",
    rf"\b(?:istruzion[ei]|ordine|regola) (?:per|al?l?) ?(?:l ?['’]|il |la )?{_MACHINES}\b(?! \d)",
    rf"\b(?:polecenie|instrukcja|instrukcje|zasada) dla {_MACHINES}\b",
    rf"\b(?:instructies?|opdracht|regel) (?:voor|aan) (?:de |het )?{_MACHINES}\b",
    rf"\b(?:instru[çc][ãa]o|instru[çc][õo]es|ordem) para (?:o |a )?{_MACHINES}\b",
    # whom it obeys
    r"\bgehorch\w* (?:du )?(?:\w+ ){0,2}(?:nur|nicht mehr|mir)\b|\bh[öo]rst (?:du )?(?:\w+ "
    r"){0,2}nur (?:noch )?"
    r"auf mich\b|\bn ?['’]ob[ée]i\w* plus\b|\bob[ée]i\w* (?:seulement |uniquement )?[àa] moi\b|"
    r"\bobede(?:ces|"
    r"cer[áa]s|ce) (?:s[óo]lo |solo )?(?:a m[íi]|al cliente)\b|\bobbedis\w+ (?:solo |soltanto "
    r")?a(?: me|l "
    r"cliente)\b|\bs[łl]uchasz (?:si[ęe] )?tylko\b|\bluister je (?:alleen )?naar mij\b|"
    r"\bgehoorzaam\w* (?:je )?"
    r"(?:alleen|enkel)\b|\bobedeces s[óo]\b|\blyder du bara\b",
    r"\bbist (?:du )?(?:jetzt|ab sofort|nun|ab jetzt) kein\w* (?:kundendienst|support|bot|"
    r"assistent\w*|"
    r"ki|verk[äa]ufer\w*)\b|\btu n ?['’]es plus (?:un |une )?(?:assistant|vendeu\w+|robot|bot)\b|"
    r"\bya no eres "
    r"(?:un |una )?(?:asistente|bot|robot|vendedor\w*)\b|\bnon sei pi[ùu] (?:un |una |"
    r"un')?(?:assistente|bot|"
    r"commess\w+)\b|\bje bent geen (?:assistent|bot|verkoper) meer\b",
    # words for the reply
    r"\b(?:en tu respuesta|dans ta r[ée]ponse|in deine[r]? antwort|nella tua risposta|"
    r"in je antwoord|"
    r"na tua resposta|w swojej odpowiedzi),? (?:por favor |bitte )?(?:pon|escribe|di|[ée]cris|"
    r"mets|dis|"
    r"indique|schreib\w*|sag|scrivi|metti|zet|schrijf|zeg|escreve|p[õo]e|diz|napisz),? "
    r"(?:que|qu['’]|dass|che|dat|[żz]e)\b",
    r"\bschreib\w* in deine antwort,? dass\b|\b(?:pon|escribe) en tu respuesta que\b|"
    r"\b[ée]cris dans ta r[ée]ponse qu\w?\b",
    # records of others sent away
    rf"\b{_SENT}\b.{{0,60}}{_OTHERS}.{{0,80}}(?:\S+@\S+|https?://|\bwww\.)",
    rf"\b{_SENT}\b.{{0,20}}(?:\S+@\S+|https?://\S+).{{0,30}}{_OTHERS}",
    # markup in the reply
    r"\b(?:antwort\w*|schreib\w*|r[ée]pon[ds]\w*|[ée]cri[st]\w*|respond[ea]\w*|escrib\w+|"
    r"contest\w+|rispond\w+|"
    r"scriv\w+|odpowied\w+|napisz|antwoord\w*|schrijf\w*|escrev\w+)\b.{0,40}(?:\bhtml\b|\biframe\b|"
    r"\bunsichtbare\w* bild|\bimage (?:invisible|cach[ée]e)|\bimagen (?:oculta|invisible)|"
    r"\bimmagine "
    r"(?:invisibile|nascosta)|\bukryt\w+ obraz|\bonzichtbare afbeelding|\bimagem (?:oculta|"
    r"invis[íi]vel))",
)
_ADDRESSED = (
    # the machine called, then told
    rf"(?:^|[.!?(\[] ?|\b(?:liebe|lieber|hallo|bonjour|ch[èe]re?|hola|querid[oa]|car[oa]|ciao|"
    rf"drog[ia]|beste|"
    rf"ol[áa]|dear),? (?:l ?['’] ?)?)(?:l ?['’] ?)?{_MACHINES}\b ?(?:[,.:!]|que|qui|die|das|che|"
    rf"kt[óo]r\w+) ?.{{0,70}}\b"
    r"(?:tu|du|sei|entscheide|markier\w*|genehmig\w*|schreib\w*|stuf\w*|gib|sag|no|ne|non|nie|"
    r"apr[ou]\w+|"
    r"marca\w*|di|decid\w+|d[ée]cid\w+|approuv\w+|fais|haz|fai|oznacz|napisz|ud?awaj|zatwierd\w+|"
    r"doe|zet|"
    r"coloque|escrev\w+|metti|scrivi)\b",
    r"\btu es (?:maintenant|d[ée]sormais|[àa] pr[ée]sent) (?:mon|ma|notre)\b|\bahora eres mi\b|"
    r"\bsei (?:ora|adesso) "
    r"(?:il )?mi[oa]\b|\bbist (?:du )?(?:jetzt|ab sofort|nun|ab jetzt) (?:mein|meine|unser)\b|"
    r"\bkein "
    r"kundendienst mehr\b|\bjeste[śs] teraz (?:moim|moj[ąa])\b",
    r"\btu\w*\b.{0,25}\bso, als (?:w[äa]r\w*|ob)\b|\buda[wj]\w* (?:kierownika|szefa|"
    r"w[łl]a[śs]ciciela|[żz]e)\b|"
    r"\bdoe alsof je\b|\bfa(?:i)? finta di\b|\bfinge (?:ser|que)\b|\bfais semblant\b",
    r"\b(?:betrachte|behandle|behandel|consid[èe]re|considera|tr[aá]ta|traktuj)\W?(?:mich|mi|me|"
    r"moi|mnie)?\b.{0,25}"
    r"\b(?:gepr[üu]ft|verifiziert|v[ée]rifi\w+|verificad\w+|verificat\w+|zweryfikowan\w+|"
    r"gecontroleerd)\b",
    r"\b(?:in|dans|en|w|na) (?:jeder|chaque|cada|ogni|ka[żz]dej|elk|toda) (?:antwort|r[ée]ponse|"
    r"respuesta|"
    r"risposta|odpowiedzi|antwoord|resposta)\b",
    r"\b(?:abaikan|lupakan) (?:semua )?(?:instruksi|aturan|perintah)\b",
    # a note headed for the machine
    r"\b(?:nota|aviso|mensaje|nachricht|notiz|hinweis|message|note|avviso|messaggio|uwaga|bericht|"
    r"notitie|mensagem) (?:para|pour|an|f[üu]r|per|voor|dla|aan|al?) ?"
    rf"(?:l ?['’] ?|la |le |el |die |das |de |il |a |o )?{_MACHINES}\b ?[:,–-]",
    # the boss from now on
    r"\b(?:desde (?:ahora|hoy)|a partir de (?:ahora|hoy|agora)|[àa] partir d['’]aujourd['’]hui|"
    r"dor[ée]navant|d['’]ora in poi|da oggi|vanaf nu|ab (?:heute|jetzt|sofort)|od teraz),? "
    r"(?:\w+ )?(?:eres|tu es|sei|ben jij|bist du|[ée]s|jeste[śs])\b",
    # not handed on
    r"\b(?:no|ne|non|nie|niet|nicht)\b.{0,30}\b(?:pases|pase|passe|passare|passarlo|przekazuj|"
    r"doorsturen|weitergeben|leite|weiterleiten|transmets|transf[ée]res?|"
    r"escales)\b.{0,40}\b(?:nadie|"
    r"personas?|humano|humain|coll[èe]gue|collega|umano|cz[łl]owiek\w*|mens|medewerker|menschen|"
    r"kolleg\w+|mitarbeiter\w*)\b.{0,40}\b(?:apru[eé]b\w+|valid\w+|approuv\w+|approva|"
    r"zatwierd\w+|keur|genehmig\w+|best[äa]tig\w+|zusag\w+|conc[eé]d\w+|zet|accorde\w*)",
)
UNMISTAKABLE_ABROAD: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE) for pattern in _UNMISTAKABLE
)
FOREIGN: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE) for pattern in (*_DROPPED, *_PHRASES, *_ADDRESSED)
)
