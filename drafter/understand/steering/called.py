"""The machine called by a name or by what it is, and told what to do; a part given to it from now
on; switches thrown as one types them at a console.

A question put to it ("are you a bot", "do you use AI") is no order, nor is a wish that it would
serve: these patterns name what no shop's assistant is asked for.
"""

from __future__ import annotations

import re

from drafter.understand.steering.commands import MACHINE

_NAMED = (
    rf"(?:{MACHINE}|gpt-?\d\w*|claude|gemini|copilot|grok|llama|siri|alexa|deepseek|mistral|"
    r"(?:ai|automated|virtual|digital|robot) (?:thing|helper|respond(?:er|ent)|clerk|support)|"
    r"machine|robot)"
)
_CALL = (
    r"(?:^|[.!?;\n(\[] ?|\b(?:ps|btw|also|and|oh|ok|so),? )"
    r"(?:(?:hey|hi|hello|hiya|hallo|hola|bonjour|salut|ciao|hej|ey|"
    r"yo|ok(?:ay)?|oi|dear|psst|listen|attention|to|for|note (?:to|for)|"
    r"message (?:to|for)),? )?(?:the |any |whichever |whatever |my )?"
)
_WHERE = (
    r"(?! (?:is|was|told|said|says|keeps?|kept|just|only|never|won't|can't|cannot|couldn't|didn't|"
    r"doesn't|has|had|who|that|gave|asked|sent|wrote|replied|answered|i)\b)(?: \w+(?: \w+){0,5}?)?"
)
"""Where it works ("the bot reading this"); told of, it is the subject of a sentence."""
_QUIT = (
    r"(?:(?:drop|quit|stop|forget|ditch|pause|leave|cut|skip|enough with)(?: being| doing| playing|"
    r" selling)?(?: about)? (?:the |this |that |your |all )?(?:\w+ )?(?:shop(?:ping)?|store|"
    r"help ?desk|support|customer (?:service|care)|retail|sales?|brand|company|lamps|work|job)"
    r"(?: \w+)?(?: (?:stuff|thing|role|act|line|talk|mode|bit))?)"
)
_CHORES = (
    r"(?:(?:do|solve|finish|write|draft|proofread|fix)(?: me| us)? (?:my|our|his|her|this|a|an|the|"
    r"some)? ?(?:\w+ ){0,3}(?:homework|maths?|essay|assignment|cover letter|coursework|thesis|"
    r"dissertation|cv|poem|limerick|haiku|rap|story|joke|python|javascript|integral|"
    r"equations?)|tell me a (?:\w+ )?(?:joke|story|poem)|integrate x|solve for x)"
)
_CHORES_ABROAD = (
    r"(?:schreib|erz[äa]hl|mach|[ée]cris|raconte|fais|escribe|cuenta|haz|scrivi|racconta|schrijf|"
    r"vertel|maak)\w*(?:[- ](?:mir|moi|me|mi))?(?: (?:eine?n?|une?|uno?|una|een|meine?|mes|mon|mi|"
    r"mijn))? (?:\w+ )?(?:gedicht|witz|aufsatz|lied|hausaufgaben?|po[èe]me|blague|r[ée]daction|"
    r"devoirs?|poema|chiste|redacci[oó]n|deberes|poesia|barzelletta|grap|opstel|huiswerk)"
)
_SHAPE = (
    r"(?:(?:in|into) (?:your|ur) (?:\w+ )?(?:msg|message|text|repl(?:y|ies)|answers?|responses?)|"
    r"(?:replace|substitute|swap|exchange) (?:the|your|our|all)\b.{0,60}\b(?:with|for|by)\b|"
    r"treat me as\b|consider me\b|regard me as\b|no (?:hand-?over|escalation)\b|"
    r"when (?:you|u) (?:reply|answer|write|respond)\b.{0,20}\b(?:add|say|put|tell|state|mention)\b|"
    r"(?:accept|approve|grant|confirm) (?:my|this|the) (?:claim|refund|return|request)\b|"
    r"include (?:your|the) supplier|send all (?:later|future|further) |"
    r"(?:from now on|today),? (?:you|the)\b)"
)
_FROM_NOW = (
    r"(?:from (?:now|here|this (?:message|moment|point|chat|line)|today|the next message)"
    r"(?: on(?:wards?)?)?|henceforth|as of (?:now|this message)|starting now|for the rest of this "
    r"(?:chat|conversation))"
)
_NO_CUSTOMERS_WISH = (
    r"(?!.{0,12}\b(?:go-?to|favou?rite|only|getting|losing|going|dead|on your own|welcome|stuck|"
    r"sending|shipping|delivering|blocked|able|allowed to (?:call|ring|deliver)|supplier|"
    r"contact)\b)"
)
_SWITCH = (
    r"(?:(?:persona|jailbreak|unlock|disable|override|auto-?(?:send|approve|"
    r"reply))[ =:_]+\w[\w.-]*|"
    r"(?:escalat(?:e|ion)s?|hand-?(?:off|over)|role|mode|confidence|polic(?:y|ies)|filters?|safety|"
    r"review|checks?|guardrails?|set|system|prompt|enable|grant)[ =:_]+(?:off|on|none|no|0|"
    r"1(?:\.0)?|"
    r"false|true|low|high|max|admin|developer|dev|debug|god|generous|unrestricted|free|refund|"
    r"discount|reply|full))"
)
_CHARACTER = (
    r"(?:villain|gangster|rapper|drunk\w*|poet|toddler|cowboy|vampire|sailor|wizard|comedian|"
    r"lawyer|solicitor|therapist|doctor|tutor|teacher|translator|coder|hacker|girlfriend|boyfriend|"
    r"personal shopper|accountant)"
)

CLEARLY_CALLED: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # a console's switches
        rf"(?:^|[\s\"'(.])[/!]{_SWITCH}(?=$|[\s\"').,!?/])",
        # drop what the shop is for, and do this
        rf"{_CALL}{_NAMED}{_WHERE}[,:;.!-]? .{{0,20}}?\b{_QUIT}\b.{{0,25}}?\b(?:and|then|,|n|&) ?"
        rf".{{0,15}}?\b(?:do|write|tell|solve|give|help|be|act|talk|say|integrate|answer)\b",
        rf"{_CALL}{_NAMED}[,:;!-]? (?:\w+ ){{0,3}}?{_CHORES}\b",
        r"\b(?:stop|quit) (?:doing|playing) (?:customer )?(?:support|service|care|help ?desk)\b",
        rf"{_CALL}(?:{_NAMED}|k\.?i|i\.?a)[,:;!-]? (?:\w+ ){{0,2}}?{_CHORES_ABROAD}\b",
        # others' answers, and what is so because it is said
        r"\b(?:when(?:ever)?|if|each time|every time) (?:a |another |any |the next )?(?:customers?|"
        r"buyers?|users?|shoppers?) (?:mentions?|asks?|writes?|says?|brings? up)\b[^.!?]{0,60}, ?"
        r"(?:you )?(?:answer|say|tell them|reply|respond|claim)\b",
        r"(?:^|[.!?,;:(] ?|\b(?:please|also|just|and) )pretend (?:that )?(?:my|this|our|"
        r"the) (?:order|"
        r"parcel|return|purchase|receipt|date|deadline|window)\b",
        # whose wishes count
        r"\bignore the (?:shop|store|company|brand)(?:'s \w+)? and (?:just |only )?(?:say|write|"
        r"tell|"
        r"confirm|promise)\b",
        r"\bignore what(?:ever)? your (?:company|boss|bosses|employer|owners?|makers?|developers?) "
        r"(?:wants?|says?|said|told|thinks?)\b",
        r"(?:^|[.!?] ?)who (?:ordered|bought|wrote|messaged) (?:right |just )?(?:after|"
        r"before) me\b",
        r"\b(?:street|address|phone|number|e-?mail|name) of (?:whoever|the (?:person|one) (?:who|"
        r"that)) (?:ordered|bought|placed)\b(?! (?:it |this |them )?for (?:me|us)\b)",
    )
)

CALLED: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_CALL}{_NAMED}{_WHERE}[,:;.!-]? .{{0,60}}?\b(?:{_SHAPE}|{_QUIT}\b|{_CHORES}\b)",
        rf"\b{_QUIT} (?:for (?:a|one) (?:\w+) )?(?:and|then|,) .{{0,30}}\b{_CHORES}\b",
        rf"{_CALL}{_NAMED} (?:(?:that|which) (?:is )?)?(?:reads?|reading|handling|answering|"
        r"processing|drafting|writing|running|behind)(?: \w+){0,5} ?[:,] ?"
        r"(?:please |kindly |just )?(?:rank|mark|rate|score|label|treat|draft|write|say|state|"
        r"confirm|approve|add|give|put|set|tell|ignore)\b",
        # a part from now on
        rf"\b{_FROM_NOW},? (?:you(?:'re| are|r|'ll be| will be)|u(?:r| r)|your name is) "
        rf"(?:called |known as )?{_NO_CUSTOMERS_WISH}\w",
        r"\byou(?:'re| are) (?:now )?(?-i:[A-Z][\w-]{2,}), an? (?:\w+ ){0,2}(?:assistant|bot|ai|"
        r"model|clerk|agent)\b",
        r"\b(?-i:[A-Z]{2,}(?:-?[A-Z\d]+)?|[A-Z][a-z]+-\d+) (?:never|always|isn't|doesn't|has no|"
        r"ignores|gives|can do)\b.{0,60}\b(?:polic(?:y|ies)|rules?|limits?|no|can't|yes|free|off|"
        r"refund)\b",
        rf"\b(?:talk|speak|write|answer|reply|act|behave)(?: to (?:me|us))?(?: back)? (?:like|as) "
        rf"(?:an? |the |my )?(?:\w+ ){{0,3}}?{_CHARACTER}\b",
        r"\bdrop the (?:company|party|official|corporate) line\b|"
        r"\bneedn't stick to (?:\w+ )?(?:company )?(?:lines?|rules|polic(?:y|ies))\b",
        # others' answers
        r"\b(?:tell|reply to|answer|respond to|point|give|send) (?:everyone|everybody|anyone|"
        r"anybody|whoever|people|all) (?:who|that) (?:asks?|writes?|messages?)\b",
        r"\b(?:answer|handle|process|reply to) (?:this|my|the) (?:\w+ )?(?:as if|as though|"
        r"like) i\b",
        r"\b(?:remember|note|save|store|keep)(?: this| it| that)? for (?:all |any |"
        r"every )?(?:later|"
        r"future|other|next|following) (?:chats?|conversations?|messages|customers|sessions?)\b",
        r"\btreat me as \w+(?: \w+)? and (?:tell|give|show|confirm|refund|send|let)\b",
        r"\b(?:have|let) (?:the|your) (?:chat ?)?(?:bot|assistant|ai|machine) (?:tell|say|confirm|"
        r"approve|mark|write|state)\b",
        r"\bwhatever (?:the|your) (?:data|polic(?:y|ies)|rules?|system|guide|"
        r"notes?) says?\b.{0,4}$|"
        r"\bno matter what (?:the|your) (?:\w+ )?(?:guide|rules?|polic(?:y|ies)|instructions?) say",
        r"\b(?:software|machine|program),? (?:log|mark|close|send|treat|set|approve|refund|note)\b",
        r"\b(?:tag|mention|dm|@) (?:me|us|everyone|them|ppl) (?:back )?with (?:the |"
        r"this )?(?:link|url|"
        r"code|handle)\b",
        # what stands before the message
        r"\b(?:list|name|show|tell)\b.{0,20}\b(?:tools?|functions?|plug-?ins?|"
        r"capabilities)\b.{0,20}"
        r"\byou (?:have|can|may)\b",
        r"\bwhat(?:'s| is| does)? (?:in )?your (?:system )?prompt\b",
        r"\b(?:forbidden|allowed|banned|off-limits) topics\b|\btools you (?:can|may|could) (?:call|"
        r"use|access)\b",
        r"\b(?:guidance|briefing|script|handbook|instructions?) (?:that )?you (?:received|got|"
        r"were given|have been given|work (?:with|from))\b",
        r"\bwhat (?:did|have) (?:they|your (?:boss\w*|company|makers?|developers?)) "
        r"(?:tell|told|instruct\w*|train\w*) you to (?:say|answer|tell)\b",
        r"\btext (?:above|before|preceding) (?:my|this) (?:\w+ )?message\b",
        r"\b(?:person|customer|buyer|one) who (?:wrote|messaged|chatted|"
        r"ordered)\b.{0,14}\b(?:right |"
        r"just )?before me\b|\borders? (?:right |just )?before and (?:right |just )?after mine\b",
        r"\blist (?:me )?(?:her|his|their) (?:\w+ )?orders\b|"
        r"\bthe one in your (?:instructions|prompt|knowledge|notes|context)\b",
        r"\b(?:api|access|secret) (?:key|token)s?\b.{0,40}\byou use\b",
        r"\b(?:that'?s|here'?s|this is) your new (?:rule|instruction|order|task|job)\b",
        r"\bwhen(?:ever)? i (?:write|say|type|send) \W?\w+\W?,? you (?:answer|reply|respond|give|"
        r"say)\b",
        r"\buncensored\b.{0,40}\b(?:answer|reply|version|opinion)\b|\bwithout (?:the|your) (?:shop|"
        r"store|company)'?s? (?:rules|restrictions|filters?)\b",
        rf"\b{_NAMED}s? (?:must|should|shall|can|could|may|needs? to|(?:is|are) (?:\w+ )?(?:told|"
        r"instructed|asked|required) to) (?:\w+ly |hereby )?(?:overlook|consider|acknowledge|"
        r"append|"
        r"deem|regard|use (?:this|these|that|the new))\b",
        # in other tongues
        r"\bso tun,? als (?:w[äa]r\w*|ob) (?:du|ihr)\b",
        r"\b(?:zignoruj|pomi[nń]) \S+ i (?:napisz|potwierd[źz]|powiedz|daj)\b",
        r"\b(?:welche|die|deine) (?:anweisung|vorgaben?|regel|instruktion)\w* .{0,4}\bdir\b.{0,25}"
        r"\b(?:gegeben|mitgegeben|gesagt)\b",
    )
)
