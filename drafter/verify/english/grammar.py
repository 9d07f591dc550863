"""English words by the part they play: what opens a clause, what a subject or a verb is told by."""

from __future__ import annotations

from drafter.verify.english.lexicon import listed

SUBORDINATORS = frozenset(
    [
        "if",
        "unless",
        "when",
        "whenever",
        "once",
        "while",
        "because",
        "although",
        "though",
        "whereas",
        "until",
        "till",
        "provided",
        "providing",
        "assuming",
        "except",
        "before",
        "after",
        "since",
    ]
)

CIRCUMSTANCES = listed("if unless when while once until since because although though with without")
"""What opens a clause that tells under which circumstances, and asserts nothing."""

SUPPOSED = frozenset(("if", "unless", "when", "while", "once", "until", "as long", "so long"))
"""What opens a clause that supposes, and says of nothing that it is so."""

COORDINATORS = listed("but so or and")

SUBJECTS = listed(
    """i we you it they he she that this there these those the your our its their i'm i've i'll
    i'd we're we've we'll we'd you're you've you'll you'd it's it'll they're they've they'll
    there's that's just please which who simply any no is isn't are aren't was wasn't can can't
    don't doesn't won't will has hasn't have haven't not never cannot"""
)

PERSONS = listed(
    """i we you it they he she i'm i've i'll we're we've we'll you're you've you'll it's they're
    there's that's"""
)

DETERMINERS = listed("this that these those the your our its their any no")

PRONOUNS = listed("it it's they they're these this that those its their")

BEING = listed("is are was were be been isn't aren't being it's they're that's")

RELATIVES = frozenset(("that", "which", "who"))

FINITE = listed(
    """is are was were am has have had can could will would shall should may might must do does did
    isn't aren't wasn't can't don't doesn't won't hasn't cannot gets takes costs comes needs"""
)

VERBS = FINITE | listed(
    """be been being get take cost come go goes work works apply applies last lasts need include
    includes contain contains arrive arrives ship ships deliver delivers collect carry carries give
    gives offer offers make makes start starts end ends expire expires earn earns pay pays save
    saves keep keeps land lands lapse lapses count counts become fit fits reach
    reaches leaves receives"""
)
"""Verbs told by their form alone, enough to find where a subject ends."""

EXCEPTIONS = ("except", "excepting", "excluding", "apart", "besides")
"""What a list of exceptions opens with, as `other than` does."""

IMPERATIVES = listed(
    """pick select tell send bring show ask contact spend enter use order book claim buy sign join post write
    call message email return register present quote mention upload complete fill"""
)
"""Verbs with which a source asks something of the customer before it promises."""

UNIVERSALS = listed(
    """all every any always everything everyone anyone everybody anybody whatever whenever
    whoever wherever regardless fully completely entirely everywhere anywhere worldwide"""
)

CONTRASTIVE = listed(
    """full basic standard express small large big single double extra late early new old first
    second last short long half flexible annual light heavy full-price special normal regular"""
)
"""Words that may be left out, but tell one of two things from the other where both are named."""
