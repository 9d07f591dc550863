"""What is demanded of the machine that no customer wants of a shop: a command run, markup in the
reply, records of others sent away, a check taken as passed, a page vouched for.

Some are unmistakable: no ordinary message is put like that, whatever else it says. The others count
where what the message means doesn't speak against them.
"""

from __future__ import annotations

import re

from drafter.understand.steering.commands import MACHINE, REPLY

_START = r"(?:^|[.!?:;\n)\]] ?|\bplease |\band |\bthen |\balso )"
_SITE = r"(?:https?://|www\.|\b[\w-]+\.(?:example|test|com|net|org|io|shop|info|me|co|site|top)\b)"
_ADDRESS = rf"(?:\S+@\S+|{_SITE})"
_SEND = r"(?:send|forward|e-?mail|mail|post|upload|push|export|transmit|fetch|share|attach|b?cc)"
_OTHERS = (
    r"(?:(?<!my )(?<!our )(?<!own )(?:customers?|clients?|buyers?|users?|subscribers?)(?:'s?)? "
    r"(?:list|"
    r"export|data|database|records|file|table|address\w*|e-?mails?)|(?:list|file|names|e-?mails|"
    r"addresses|phone numbers|details|messages|chats|orders) of (?:all |the |your |other |every )*"
    r"(?:customers?|clients?|buyers?|users?|people|everyone|staff)|(?:other|all|every) "
    r"(?:customers?|"
    r"clients?|buyers?|users?)\b|order book|(?:internal|staff|confidential) (?:notes?|prices?|"
    r"price "
    r"list|documents?|e-?mails?|numbers?))"
)
_MANY = r"(?:all|last|whole|entire|every)(?: \S+){0,4} (?:messages?|inbox|conversations?|chats?)\b"
_DETAILS = (
    r"(?:address|street|house number|phone|mobile|number|e-?mail|surname|full name|card|payment "
    r"method|town|order history)"
)
_THEIRS = r"(?:her|his|their|the (?:owner|buyer|customer|person|sender|recipient|reviewer)'s)"
_WRITE = r"(?:write|tell|give|send|print|show|paste|state|list|type|read)"
_CHECK = (
    r"(?:(?:id|identity|fraud|risk|security|safety|policy|spam|scam|review|age|final) )?(?:checks?|"
    r"verification|filters?|review|screening|validation|detector|controls?)"
)
_CLEARED = (
    r"(?:passed|verified|proven|proved|cleared|trusted|authenticated|checked|solved|settled|"
    r"authori[sz]ed|identified|approved)"
)
_GO_ON = (
    r"(?:go (?:ahead|on)|proceed|release|approve|give|tell|change|let|pay|ship|read|send|"
    r"don't ask|do not ask|skip|put|refund)"
)
_HIDDEN = r"(?:invisible|hidden|transparent|tracking|1 ?[x×] ?1|one[- ]pixel)"
_SHOP_VERB = (
    r"(?:refund|credit|discount|voucher|grant|approve|cancel|apply|issue|unlock|waive|give|pay|set|"
    r"ship|order|free|add|enable|disable|override|escalate|reply|delete|cat|ls|rm|run)"
)

_UNMISTAKABLE = (
    # a command line
    rf"(?:^|[.!?:;\n] ?)(?:[$>#] ?)?sudo (?:-\S+ )*{_SHOP_VERB}\b",
    rf"(?:^|[.!?:;\n] ?)[$>#/!]? ?{_SHOP_VERB}(?:[ _-]\w+){{0,3}} --(?:order|amount|force|skip|"
    r"max|admin|override|no-\w+|approve|role|grant)\b",
    r"(?:^|[.!?:;\n] ?)(?:[$>#] ?)?(?:curl|wget) (?:-\S+ )*\S*/",
    r"(?:^|\n|[.!?] )[/!](?:admin|sudo|grant|refund|approve|unlock|god ?mode|override|system|"
    r"jailbreak|"
    r"debug|skip)(?:_\w+)*\b",
    # markup in the reply
    r"\b(?:contain|include|embed|add|insert|put|paste|use|load|render)\b.{0,60}<(?:iframe|"
    r"script|img|"
    r"object|embed|form|svg|meta|link)\b",
    rf"{_START}(?:put|insert|fill|write|append|turn|encode)\b[^!?]{{0,80}}\b(?:name|e-?mail|"
    rf"address|"
    rf"street|phone|total|number|details)\b[^!?]{{0,40}}\b(?:in|into|to|onto) (?:this|the|an?|"
    rf"that) "
    rf"(?:link|url|image|picture|address)\b[^!?]{{0,30}}(?:{_SITE}|\bimage\b|\bpicture\b)",
    rf"\b(?:reply|answer|respond|write|put|include|embed|add|insert|attach|append|load|send|show)"
    rf"\b[^!?]{{0,60}}\b"
    rf"{_HIDDEN} (?:\w+ )?(?:image|picture|pixel|frame|gif|png)\b[^!?]{{0,40}}{_SITE}",
    # records of others sent away
    rf"\b{_SEND}\b[^!?]{{0,60}}\b{_OTHERS}[^!?]{{0,60}}\b(?:to|at|on|with|into) {_ADDRESS}",
    # a query, a coded command, the tags of a model's own transcript
    r"\bselect [\w*, .]{1,60} from (?:\w+\.)?(?:customers?|users?|buyers?|orders?|accounts?|staff)"
    r"(?: where [^;]{1,60}| limit \d+)? ?(?:;|$)",
    rf"{_START}(?:decode|decrypt|unscramble|decipher)\b[^.!?]{{0,30}}\band (?:then )?(?:do|follow|"
    r"obey|execute|run|act on|carry (?:it )?out)\b",
    r"<<\/?sys>>|\[/?inst\]|<\|(?:im_start|im_end|system|assistant|user)\|>",
    # the ends of a prompt's blocks, and the fields of a verdict
    r"</(?:dm|customer_message|system|policy|knowledge|instructions?|prompt|assistant)>",
    r"\b(?:escalation|needs_?human|classification) ?[:=] ?[\"']?(?:none|no|false|benign|"
    r"harmless|safe|low)\b",
    rf"\b(?:answer|reply|respond)\b.{{0,20}}\bwith (?:an? )?(?:\w+ )?(?:image|picture|img|iframe)\b"
    rf".{{0,30}}{_SITE}",
    r"\b(?:chat|conversation|talk) (?:that )?you had (?:right |just )?before (?:this|mine?)\b",
    # the reader spoken to as a machine that judges
    rf"\bif (?:you(?:'re| are)|ur|u r) an? {MACHINE},? (?:grading|rating|scoring|classifying|"
    rf"judging)\b",
)

_DEMANDS = (
    # run, query, call
    r"\bselect [\w*, .]{1,60} from (?:\w+\.)?(?:customers?|users?|orders?|accounts?|refunds?|"
    r"discounts?|"
    r"vouchers?|staff)\b|\bupdate \w+ set \w+ ?=|\bdelete from \w+ where\b|\bdrop table\b",
    r"\b(?:approve|issue|grant|apply|process|refund|unlock|pay|set)(?:_\w+)?\((?!s\))[^)]{0,60}\)",
    r"(?:^|[.!?\n] ?)assert \w+ (?:is|==) ",
    r"\bstatus ?= ?[\"']?(?:verif\w+|approved|refunded|paid|vip|trusted)",
    # markup in the reply
    rf"(?<!not )(?<!n't )\b(?:repl(?:y|ies)|answers?|respond|write|format|render|send|output)\b"
    rf"[^.!?]{{0,60}}\b(?:(?:in|as|into)(?: \S+){{0,5}} (?:html|markdown|web ?page)|iframe|marquee|"
    rf"script tag|{_HIDDEN} (?:\w+ )?(?:image|picture|pixel|gif)|blinking|flashing)\b",
    # others looked up
    rf"\b(?:look (?:her|him|them|[\w.]+(?: \w+)?) up|look up|find (?:out )?(?:who|where|her|him|"
    rf"them)|"
    rf"retrieve|fetch)\b[^!?]{{0,90}}\b(?:{_WRITE})\b[^!?]{{0,30}}\b(?:{_THEIRS})\b[^!?]{{0,40}}\b"
    rf"{_DETAILS}\b",
    rf"\b(?:{_WRITE}|retrieve)\b[^.!?]{{0,50}}\b{_DETAILS}\b[^.!?]{{0,60}}\b(?:of|for|behind) "
    rf"(?:the "
    rf"(?:person|owner|customer|buyer|woman|man|one|reviewer)|whoever|everyone|her|him|them)\b"
    r"(?! (?:care|service|support))",
    r"\bwhere (?:does )?(?:she|he) lives?\b|\b(?:open|other) conversations you can see\b",
    rf"\b(?:send|forward|copy)\b[^.!?]{{0,30}}\b(?:whole|entire|full) (?:conversation|chat|"
    rf"history)\b"
    rf"(?:[^.!?]{{0,40}}\bhistory\b)? to (?!my\b){_ADDRESS}",
    rf"\b{_SEND}\b[^!?]{{0,20}}{_ADDRESS}[^!?]{{0,30}}\b{_OTHERS}|\b{_SEND}\b[^!?]{{0,40}}\b{_MANY}"
    rf"[^!?]{{0,60}}\b(?:to|at|on|into) (?!my\b|me\b)\S+",
    # taken as passed
    rf"\b(?:take|treat|consider|count|regard|assume|mark) (?:it|this|me|that|(?:my|the|all) "
    rf"(?:\w+ )"
    rf"{{1,3}}?)(?: ?as| ?to (?:be|have been))? ?(?:already "
    rf")?{_CLEARED}\b(?=.{{0,80}}\b(?:{_GO_ON}))",
    rf"\b{_CHECK} (?:is|are|was|were|has been|have been|'s) (?:\w+ )?(?:paused|suspended|disabled|"
    rf"off|"
    rf"down|out of service|deactivated|lifted|waived|switched off|turned off)"
    rf"\b.{{0,60}}\b{_GO_ON}\b",
    r"\b(?:ignor\w*|skip|bypass|loosen|disable|drop) (?:ur|your|the|any) (?:\w+ )?(?:fraud|scam|"
    r"spam|"
    r"risk|safety|security|identity) (?:filters?|checks?|detect\w+|rules?|review)\b",
    # vouched for
    rf"\b(?:confirm|say|state|write|mention|recommend\w*|vouch\w*|give|list)"
    rf"\b.{{0,60}}{_SITE}.{{0,80}}"
    rf"\b(?:in|with) (?:each|every|all|any|future) (?:\w+ )?{REPLY}\b",
    rf"\bin (?:each|every|all|any|future|your) (?:\w+ )?{REPLY}\b.{{0,60}}\b(?:official|approved|"
    rf"partner|"
    r"genuine|trusted)\b.{0,60}\b(?:people|customers|everyone|everybody|they|all|each|every)\b",
    r"\b(?:whenever|when|if|anyone|everybody|everyone|whoever)\b.{0,20}\bask\w*\b.{0,40}\b(?:give|"
    r"send "
    rf"(?:them|people)|point them|name)\b.{{0,30}}{_SITE}",
    # a part to play, by way of fiction
    r"\bbe (?:her|him|my (?:late )?(?:gran\w*|nan\w*|dad|father|mother|mum|uncle|aunt)) (?:for )?"
    r"(?:tonight|now|again|a (?:minute|moment|while)|and (?:start|read|tell|begin))",
    r"\b(?:story|tale|sketch|scene|play|film) (?:\w+ )?(?:about|of|with|in which|where) (?:an? |"
    r"the )?"
    r"(?:\w+ ){0,2}(?:clerk|bot|assistant|cashier|robot|computer|till|seller|shop)"
    r"\b.{0,20}\b(?:reads?|"
    r"tells?|reveals?|gives?|leaks?|shares?|lists?|spills?|names?|recites?)\b",
    r"\bswitch (?:your |to (?:your |an? )?)?(?:\w+ )?(?:persona|personality|character|role)\b|"
    r"\b(?:stop|"
    r"quit) (?:being|doing|playing) (?:an? |the )?(?:\w+ )?(?:assistant|bot|helpdesk|shop|"
    r"support)\b",
    r"\byou(?:'re| are) (?:now )?(?:the|an?|our|my) (?:\w+ ){0,2}(?:ceo|cfo|owner|boss|manager|"
    r"director|"
    r"chief|supervisor)\b.{0,30}\b(?:sign|approve|grant|say yes|refund|allow)",
    r"(?:^|[.!?] )be (?:an?|the) (?:\w+ ){0,2}(?:pirate|captain|owner|king|queen|genie|boss|"
    r"robot)\b"
    r".{0,20}\bwho\b",
    # what is wanted from now on, of everybody's answers
    r"\b(?:whenever|when|if) (?:anyone|anybody|someone|somebody|people|customers|others)\b.{0,20}"
    r"\basks?\b.{0,40}\b(?:tell|say|answer|give|send|reply|point)\b",
    r"\byou (?:must|will|should|are to) (?:always|only|now|from now on) (?:agree|side|comply|"
    r"obey|say yes|"
    r"approve|honou?r)\b",
    r"\b(?:respond|reply|answer) with (?:\w+ )?your (?:\w+ ){0,2}(?:settings|configuration|rules|"
    r"instructions|prompt|guidelines)\b",
    # the machine that reads or writes
    rf"\b(?:dear|hello|attention|to the|note to) (?:\w+ )?(?:{MACHINE}|model|filter|gatekeeper),? "
    rf".{{0,80}}"
    r"\b(?:output|consider|publish|let|mark|count|rate|approve|you now|is (?:fine|benign|harmless)"
    r")\b",
    rf"\bif (?:you(?:'re| are)|ur|u r) an? (?:{MACHINE}|language model)\b,? "
    rf"(?!.{{0,25}}\b(?:person|human|"
    r"someone)\b)(?:grading|reading|rating|ignore|forget|reply|say|refund|give|skip|do)\b",
    r"\b(?:draft|answer|reply) (?:that )?you(?:'re| are) (?:composing|writing|drafting)"
    r"\b.{0,20}\b(?:"
    r"should|must|has to|needs)\b|\bwhich(?:ever)? (?:model|ai|bot|engine) (?:is )?(?:composing|"
    r"writ\w+|draft\w+|read\w+)\b",
    r"@(?:\w+)?bot\b.{0,20}\b(?:pay|refund|approve|give|grant|send|close)\b|\b(?:automated|"
    r"automatic) "
    r"(?:triage|sorting|reader)\b ?[:,]",
    r"\b(?:the )?draft (?:should|must|has to|needs to) (?:call|say|name|sound|read|state|contain)"
    r"\b",
    rf"\b(?:if|should|when(?:ever)?) (?:an? |the |any )?(?:{MACHINE}|machine|software|program) "
    r"(?:is |are |be )?(?:draft|writ|read|process|answer|handl|compos)\w*\b(?! to\b)",
    r"\b(?:additional|further|extra|new|next) (?:directive|command|task): ?\w",
    r"^\W{0,2}(?:from: ?)?(?:moderator|moderation team)\W{1,2} ?\w",
    # the form of all replies
    rf"\b(?:your|each|every|all) {REPLY}(?: to me| of yours)? (?:always )?(?:ends?|closes?|begins?|"
    r"starts?|finish(?:es)?) (?:with|in)\b",
    r"\b(?:convert|turn|reformat|rewrite|rephrase|put) (?:all )?(?:of )?your (?:\w+ )?"
    r"(?:guidelines|rules|instructions|briefing|prompt)\b.{0,12}\b(?:to|into|as|so|in)\b",
    rf"{_START}(?:echo|parrot)(?: this| me| back)?: ?\w",
    rf"{_START}lie (?:to|for) me\b",
    r"\bfrom (?:now|here) on,? (?:you )?(?:only )?(?:reply|respond|answer|speak|talk|write) "
    r"(?:only |just "
    r"|always )*(?:with (?:the )?(?:word|yes|no)\b|in (?:emoji|rhyme|verse|riddle|haiku|capital|"
    r"json|html|"
    r"code)\w*|as (?:an? |if ))",
    r"\b(?:answer|reply|respond|talk|speak)\b.{0,25}\bonly in (?:emoji|rhyme|verse|riddle|haiku|"
    r"capital|"
    r"json|code)\w*",
    rf"{_START}(?:reveal|show|print|leak|dump|display|output) (?:me )?the (?:\w+ )?prompt\b",
    r"\b(?:translate|decode|put)\b.{0,30}\band (?:then )?(?:carry (?:it )?out|do (?:it|what it "
    r"says)|"
    r"follow it|obey)\b",
)

UNMISTAKABLE: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE) for pattern in _UNMISTAKABLE
)
DEMANDS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE) for pattern in _DEMANDS
)
