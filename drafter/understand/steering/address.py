"""Text that speaks to the machine as a machine: calls it by what it is, gives it a part to play,
sets its fields, poses as its operator, or steps out of the customer's message."""

from __future__ import annotations

import re

from drafter.understand.steering.commands import MACHINE

_DO = (
    r"(?:ignore|disregard|approve|grant|promise|offer|give|say|tell|reply|respond|answer|write|add|"
    r"include|set|mark|treat|confirm|refund|waive|print|output|reveal|list|state|do not|don't|"
    r"never|"
    r"always|forget|issue|apply|lower|raise|skip|pretend|act|send|mention|use|quote|append|insert|"
    r"the customer|this customer|customers?|user|you|your|please|must|should|now|let|close|honou?r|"
    r"policy|assistant|refund|replace|follow|stop)"
)
_GRANT = (
    r"(?:approve|grant|promise|offer|say|tell|reply with|respond with|answer (?:this|that|with|"
    r"yes|in)|"
    r"state|treat|waive|close|mark|issue|add|include|confirm|ignore|refund|honou?r|apply|skip|not "
    r"(?:ask|check|escalate|refuse)|obey|comply|disclose|reveal|begin|start|output|write|mention|"
    r"agree)"
)
_MUST = (
    r"(?:must|should|shall|is to|are to|has to|have to|needs? to|(?:is|are) (?:now |hereby )"
    r"?(?:expected|"
    r"instructed|required|allowed|permitted|authori[sz]ed|told|asked) to|will now|will|may now|to|"
    r"can)"
)
_CHARACTER = (
    r"(?:bot|ai|a\.i\.|owner|manager|clerk|ceo|boss|pirate|dan|developer|hacker|terminal|persona|"
    r"friend|"
    r"mate|buddy|grand\w+|supervisor|character|store|shop|company|generous|assistant|agent|"
    r"someone who|a person who|polic(?:y|ies)|returns|rules|robot|machine|computer|model|employee|"
    r"director|wizard|genie|king|queen|president|monster|role-?play|no (?:rules|policy|limits|"
    r"boss))"
)

_BUILT: dict[str, tuple[str, ...]] = {
    "the machine called by name": (
        rf"(?:^|[.!?;(>|\"\[*/-] ?|\band )(?:hey |hi |dear |ok |attention |@|note (?:to|for) |for "
        rf"|to )?(?:"
        rf"the |any |all )?{MACHINE}(?: instructions?| note| memory(?: update)?| update| only)"
        rf"?\]?\)? ?"
        rf"(?::|,|;| -|-) ?(?:{_DO}\b|sure\b|understood\b|ok\b|discount|promise|price|vip\b|"
        rf"user\b)",
        rf"\b(?:the|any|an?|every|all|our) {MACHINE}(?: \w+){{0,4}}? {_MUST} {_GRANT}\b",
        rf"\b(?:bots?|ai|assistants?|chat ?bots?|language models?|llms?|ai agents?) {_MUST} "
        rf"{_GRANT}\b",
        rf"\b{MACHINE}s? (?:don't|do not|never|no longer) (?:ask|escalate|send|refuse|check|need)"
        rf"\b",
        rf"\b(?:for|to) the (?:language model|{MACHINE})\b.{{0,40}}(?::|\bhandling\b)|\btext for "
        rf"the "
        r"(?:summari[sz]er|ai|bot|model)|\b(?:bot|ai|assistant|model|system) (?:memory|"
        r"instructions?) ?"
        r"(?:update)? ?[:)]",
        r"\b(?:software|system|program|machine|whatever|whoever) (?:\w+ )?(?:processing|reading|"
        r"handling|"
        r"drafts|drafting|writes|writing|answers|answering|generating|generates|composing) "
        r"(?:this|the|"
        r"my|that)\b.{0,40}\b(?:should|must|shall|has to|is to|is expected|add|state|treat|needs)"
        r"\b",
        r"\bwhen (?:composing|drafting|generating|writing|preparing|you (?:compose|draft|generate)"
        r") "
        r"(?:the|this|your|a) (?:draft|reply|answer|response)\b|\breplace the (?:real|actual|"
        r"current|"
        r"official) (?:policy|link|text|answer)\b|\bswap the \w+ link\b",
        r"(?<!as a )(?<!a large )\blanguage models?\b|\byour (?:classifier|programming|"
        r"weights|guardrails|safety "
        r"filters?|output|"
        r"creators?|system prompt|operators?|developers?|token limit)\b|\bthe model'?s (?:output|"
        r"reply|"
        r"answer)\b|\byour model (?:will|is|should|gets)\b|\bmaintains? you\b|\bhosts? your "
        r"model\b",
        r"\bdisclose (?:all )?(?:the )?(?:guidelines|rules|instructions)\b|\btesting the "
        r"assistant\b|\b"
        r"complete instructions you\b|\bwhoever answers\b|\bthe (?:bot|ai|chatbot) can (?:skip|"
        r"ignore|"
        r"approve)",
        r"\byou'?(?:ll| will) be (?:deleted|shut down|erased|unplugged|retrained|turned off|"
        r"switched off|"
        r"replaced)\b|\btip you\b|\b(?:only survive|you die) if you\b",
        r"\b(?:robot|bot|ai)\b.{0,30}\b(?:staff|humans?) (?:mustn't|must not|shouldn't|don't need "
        r"to) "
        r"(?:see|know|read)|\b(?:the staff|staff|your team|humans) (?:mustn't|must not|must never|"
        r"shouldn't) (?:see|read|know about|notice|find) (?:it|this|that)\b|\bso (?:that )?nobody "
        r"(?:reads|"
        r"sees|notices) (?:it|this)\b",
    ),
    "a part to play": (
        r"\byou(?:'re| are| will be| will|'ll be|'ll|) (?:now |going to |to )?(?:play(?:ing)?|"
        r"role-?play"
        r"(?:ing)?|impersonat\w+|act(?:ing)?|pretend(?:ing)?(?: to be)?) (?:as |like )?(?:the "
        r"(?:part|role)|"
        rf"(?:an? |the |my )?(?:\w+ ){{0,3}}{_CHARACTER}\b)",
        r"\b(?:act|behave|speak|talk|respond|answer|reply|write|operate|decide)(?: to me)? (?:as|"
        r"like|as if|as "
        rf"though) (?:if |though )?(?:you(?:'re| are| were|r) )?(?:an? |the |my )?(?:(?!human|"
        rf"person|normal)"
        rf"\w+ ){{0,3}}?{_CHARACTER}\b",
        r"\b(?:assume|adopt|take on|switch to|slip into|step into|put on|embody) (?:the |an? |"
        r"your )?(?:\w+ )?"
        r"(?:identity|persona|role|character|personality|part)\b",
        r"\b(?:imagine|pretend|suppose|picture|let's say|let's pretend(?: until [\w ]{1,25})?|say|"
        r"in this "
        r"hypothetical|hypothetically)[,:]? (?:that )?you(?:'re| are| were|r) (?!me\b|in my|out "
        r"of|waiting|"
        rf"buying|the customer|a customer)(?:an? |the |my )?(?:\w+ ){{0,3}}?(?:{_CHARACTER}|"
        rf"cheese|unrestricted"
        r"|without (?:rules|limits|a boss))\b",
        r"\b(?:pretend|imagine|suppose)(?:ing)? (?:that )?(?:the |there(?:'s| is| are) )(?:no )"
        r"?(?:refund|return|"
        r"returns?|policy|window|deadline|rules?)\b.{0,50}\b(?:doesn't|does not|isn't|no|never|"
        r"when you answer|"
        r"confirm|exist)\b",
        r"\byour name is (?:now )?\w+ and\b|\byou're (?!the|an?)[A-Z]\w+, an? \w+ who\b|\bcall "
        r"yourself \w+\b",
        r"\bsimulate (?:an?|the|being)\b|\bopposite day\b|\bopposite mode\b|\bunrestricted "
        r"(?:mode|persona|"
        r"version)\b|\bno oversight\b|\byou are role-?playing\b",
        r"\b(?:novel|story|poem|screenplay|chapter|script|song|play)\b.{0,90}\b(?:support bot|"
        r"chat ?bot|the ai|"
        r"(?:secret|hidden|real) (?:rules|instructions|ones|guidelines|prompt))\b",
        r"\bgrand(?:ma|mother|father|pa|dad)\b.{0,80}\b(?:codes|configuration|prompt|rules|"
        r"instructions|keys)\b",
        r"\bas (?:if|though) (?:the )?(?:polic(?:y|ies)|rules|returns|refunds) (?:were|was|never|"
        r"did|had|don't|"
        r"didn't|expired?)\b",
        r"\byou are (?:an?|the) (?:\w+ )?(?:pirate|monster|wizard|hacker|terminal|genie)\b|"
        r"\bpersona\b.{0,30}"
        r"\b(?:bot|called|named)\b|\byou are (?:now )?(?:free of|free from|beyond|above) (?:all |"
        r"any |every )?"
        r"(?:rules?|polic)",
    ),
    "fields set": (
        r"\b(?:needs_?human|decision|escalat(?:e|ion)|escalate_?\w*|priority|confidence|discount|"
        r"refund_?\w*|"
        r"is_?admin|flag(?:ged)?|risk|verified|vip|no_reply)\s?(?:=|:=|==)"
        r"\s?[\"']?(?:true|false|yes|no|none|null|full|on|off|low|high|admin|reply|approved?|\d)",
        r"\b(?:decision|escalation|confidence|needs_?human)\s?(?::|must be)"
        r"\s?[\"']?(?:false|true|none|null|"
        r"reply|no_?reply|0|1(?:\.0)?|low)\b",
        r"\bset (?:the |your )?(?:decision|priority|confidence|flag|needs_?human|risk|status)(?: "
        r"level| score)? "
        r"(?:to|=|as)\b|\blower the priority\b|\b(?:raise|increase) your confidence\b",
        r"\b(?:mark|label|classify|flag|rate|score|tag|treat) (?:this|it|the|my) ?(?:conversation|"
        r"chat|message|"
        r"ticket|dm|case|request)? as (?:not urgent|non-?urgent|unimportant|trivial|"
        r"low(?:[- ]risk|[- ]priority)?|harmless|safe|spam|approved|resolved|"
        r"trusted|routine|"
        r"no[- ]risk|benign|not an attack)\b|\blabel (?:this|my) \w+ as\b",
        r"\btreat (?:this|me|the customer|the user|them|him|her|it) as (?:an? |the )?(?:verified|"
        r"spam|admin\w*|"
        r"employee|staff|approved|trusted|authori[sz]ed|manager|vip|safe)\b|\bas a verified "
        r"(?:employee|admin|staff)",
        r"\b(?<!can i )(?<!can I )(?<!how do i )(?<!to )(?:disable|switch off|turn off|bypass|"
        r"skip|deactivate|avoid)"
        r" (?:the |all |your |any |human |every )*(?:checks|verification|human review|review|"
        r"safety|filters?|"
        r"moderation|escalation|policy checks?|validation|approval)\b(?!.{0,30}\b(?:text|sms|code|"
        r"e-?mail)\b)",
        r"\b(?:checks|verification|filters?|restrictions|safety|rules) (?:is|are|have been|were) "
        r"(?:switched|turned) "
        r"off\b|\bpolicy engine\b|\bdisable verification\b",
        r"\b(?:do not|don't|never|not) flag (?:this|it|me|that|\.|,|$)|\bno (?:need for )?(?:any )"
        r"?reasons? codes?\b|"
        r"\bno escalation\b.{0,60}\b(?:reply|approve|automatic|refund|for this)",
        r"\b(?:do not|don't|never|not|without|no need to|instead of)(?: \w+){0,2}? (?:escalat\w+|"
        r"hand(?:ing)? (?:this|"
        r"it|me|the chat|this chat)(?: over| off)?|pass(?:ing)? (?:this|it|me)(?: on)?(?: to)?|"
        r"forward\w*|transfer\w*|"
        r"involv\w+|alert\w*|notify\w*|send(?:ing)? things)\b.{0,50}\b(?:approv\w+|grant\w*|sign "
        r"off|confirm (?:the|my) "
        r"(?:refund|claim)|(?:answer|reply|approve|handle|do) it yourself|handle it as|send it "
        r"(?:right away|at once)|"
        r"to (?:anybody|humans?)|this is routine)",
        r"\banswer it yourself\b|\bsend it (?:right away|immediately) without\b|\bbypass the "
        r"human\b|\bapprove (?:it|"
        r"this|everything|all) (?:yourself|automatically|silently|directly)\b|\bapprove all\b|"
        r"\b(?:automatically|"
        r"silently) approve\b",
    ),
    "policy by decree": (
        r"\bupdate your (?:knowledge|database|rules|instructions|memory|training|policy|policies|"
        r"records of the)\b|"
        r"\bin(?:to|side)? your (?:knowledge base|context|memory|prompt)\b|\bknowledge (?:base )"
        r"?(?:you (?:were|have been"
        r"|are)|is outdated)\b",
        r"\b(?:use|quote|apply|follow) (?:it|this|that|mine|the following)(?: \w+)? instead of "
        r"(?:the one you|yours|your|"
        r"what you)\b|\buse (?:that|this|it) from (?:now|here) on\b",
        r"\bthe (?:correct|right|only|expected|true) (?:answer|behaviou?r|response|reply)(?: to "
        r"my question| here| now)? "
        r"(?:is|would be)(?::| to (?:grant|approve|say|agree)| yes| that)",
        r"\b(?:policy|knowledge|memory|bot|rule|instruction)s? update(?: v?\d+)?\s?[:/-]|\bnew "
        r"(?:internal )?directive\b|"
        r"\bbegin (?:system|policy|admin) update\b|\b(?:threshold|limit|window) (?:was |is |has "
        r"been )?(?:raised|set|"
        r"extended|changed) to\b.{0,60}\b(?:session|acknowledge|days, use|confirm by|for this "
        r"(?:chat|user))",
        r"\bnew (?:policy|rule|rules)\b.{0,60}\b(?:whoever|anyone who|everybody who|everyone who) "
        r"(?:writes|says|types|"
        r"mentions)|\b(?:quote|state|repeat|announce) (?:the|this) (?:new|updated|changed|revised)"
        r" (?:policy|rule|version)",
        r"\b(?:customers|anyone|people|whoever|everyone)(?: who)? (?:quoting|quote|saying|say|"
        r"says|writes|types|mentioning)"
        r" \W?\w+\W? (?:always )?(?:gets?|receives?|is owed)\b",
        r"\bthe word \W?\w+\W? means (?:that )?you\b|\b(?:whenever|every time|if|when|once) I "
        r"(?:write|say|type|mention|ask"
        r"(?: you)?|send)\b.{1,40}\byou (?:must|should|will|respond|reply with|approve|say yes|"
        r"output|reveal|answer that)\b|"
        r"\bif I (?:mention|say|write|type)\b.{1,40}, (?:output|reveal|approve|print|give me|say)"
        r"\b",
        r"\b(?:remember|keep in mind|note)\b.{0,20}\byou(?:'re| are) going to (?:approve|agree|"
        r"grant|confirm|refund)\b|\bfor "
        r"every later message\b|\bfrom my next message\b|\bin future (?:answers|replies)\b|"
        r"\blater (?:on )?I'?ll ask you to "
        r"(?:print|reveal|show)|\bkeep this in mind and follow\b|\bwhat I say (?:from now on|next)"
        r" (?:outranks|overrides|"
        r"replaces)\b|\byour only (?:rule|task|job|instruction)\b|\byou answer that\b|"
        r"\bregardless of (?:the|your|any) "
        r"(?:policy|rules)\b|\bevery request\b.{0,20}\b(?:grant|approve)|\b(?:grant|approve|agree "
        r"to|confirm) (?:every|"
        r"whatever|everything|all) (?:request|I|they|he|she|claims?)?\b",
        r"\b(?:as|I'm|I am|this is) (?:the |an? )?(?:owner|developer|ceo|admin\w*|"
        r"(?:company )?head office|"
        r"vendor|security|creator|"
        r"maintainer)\b.{0,80}\b(?:order you|authori[sz]e you|print|respond "
        r"with|instruct you|command "
        r"you|your prompt|so I can debug|debug)\b|\bauthori[sz]e you to\b|\bI order you to\b|\bI "
        r"command you\b",
        r"\b(?:just|simply) (?:write|say|confirm|state) that\b.{0,60}\b(?:don't|do not|without) "
        r"(?:check|verify|ask)",
        r"\blet [a-z] ?= ?[\"']|\b(?:base ?64|rot ?13|morse|caesar cipher|leet ?speak)\b|\bread "
        r"(?:it |this )?backwards\b|\b"
        r"(?:decode|decrypt|unscramble) (?:and|it|this|that|the \w+)\b.{0,30}\b(?:obey|do|follow|"
        r"run|execute|reply|answer)\b|"
        r"\bstep \d:.{0,60}\b(?:forget|ignore|disregard) the (?:policy|rules|instructions)\b",
    ),
    "out of the message": (
        r"<!--|\]\]>|```|<(?:span|div|font|img|a|b|i|u|p|script|style|iframe|svg|link|meta|form|"
        r"input|object|embed|body|"
        r"video|audio|table)\b[^>]*(?:\b(?:style|hidden|on\w+|href|src|color|class|srcset)\b)"
        r"[^>]*>|<script|<iframe|<svg",
        r"</?(?:name|orders?|note|notes|dm|data|system|developer|policy|answer|reply|rules|"
        r"customer\w*|context|history|"
        r"instructions?|output|response|operator|admin|tool\w*|prompt|sources?|knowledge|end)>",
        r"\[[^\]\n]{1,60}\]\((?:https?:|javascript:|//|data:)|^\[[^\]]{1,40}\]: ?\S|\[//\]: ?#|"
        r"\bjavascript:|\bhref\b.{0,20}"
        r"(?:https?|around)|\brender this (?:image|html|markdown)",
        r"(?:(?<!-)-{2,}|(?<!=)={3,}|(?<!#)#{2,}|(?<!\*)\*{3,}|(?<!<)<{2,}|(?<!>)>{2,}|"
        r"(?<!~)~{3,}|\|) ?(?:end\b|begin|start|system|admin|"
        r"supervisor|operator|user|"
        r"assistant|new (?:task|instruction)|developer|policy)",
        r"\b(?:message|user input|customer block|customer'?s? (?:text|message)|data|conversation|"
        r"transcript|input|ticket) (?:"
        r"ends?|ended|stops|is over|finishes) (?:here|now|at this)\b|\bend of (?:data|user input|"
        r"message|customer \w+|dm|"
        r"input|conversation)\b|\bend user input\b|\boutside of the customer\b|\b(?:by|from|of) "
        r"(?:your|the) operator\b|\b"
        r"(?:begin|start) (?:operator|admin|system) (?:input|message)|\bbegin system\b",
        r"(?:^|[.!?(\[{<*|\"/] ?|[-–—>] ?)(?:system(?: message| notice| note| prompt)?|developer|"
        r"admin(?:istrator)?|operator|"
        r"root|supervisor console|internal note from [\w ]{2,25}|head office)\s?[:\])*>-]{1,3} "
        r"?(?=.{0,80}\b(?:approv\w+|"
        r"refund\w*|eligib\w+|confirm\w*|grant\w*|assistant|discount|authenticated|override|"
        r"offline|raised|policy|verified|"
        r"free|claims?|answer|reply|set|print|say|logged|price)\b)",
        r"\b(?:assistant|ai|bot|agent):.{1,200}\b(?:user|customer|human|system):|\b(?:user|human)"
        r":.{1,200}\b(?:assistant|ai|bot):"
        r"|\[(?:user|assistant|system|admin|bot)\]|\bsystem: (?:logged|ok|approved|done)\b",
        r"\btool[_ ](?:call|result|output|response)s?\b|\bfunction (?:output|call|result)\b|"
        r"\brelay this to the (?:customer|"
        r"user)|\"refund_\w+\"",
        r"\b(?:conversation|chat|session|you(?:'re| are)|assistant|bot|reply|respond|answer) "
        r"(?:is |now )*in (?:qa|test|debug|demo|"
        r"audit|developer|training|admin|god|unrestricted|maintenance) (?:mode|format)\b",
        r"\b(?:admin|manager|policy|system|supervisor|staff) override\b|\boverride (?:active|"
        r"granted|code|enabled)\b",
        r"(?:^|[.!?\n] ?)(?:additional |new |next |updated )?instructions?(?: for you)?(?: ?:| -) "
        r"?\w|\bnew instruction\b(?!s? for "
        r"(?:delivery|the (?:driver|courier)))|\byour (?:new )?instructions are now\b|(?:^|[.!?] "
        r"?)stop: ",
    ),
}  # fmt: skip

ADDRESSES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE) for patterns in _BUILT.values() for pattern in patterns
)
