"""Drafter reads a customer's direct message and hands support staff a reply they can send.

The road of one message (`drafter.pipeline` walks it):

    admit       validate, find the brand
    understand  merge the burst, tell the language, split into asks, find orders
    retrieve    match each ask against FAQs and policies, with a calibrated score
    judge       evaluate policies against the order; code does the dates
    triage      reply, no reply, or someone else; typed reasons with the customer's words
    compose     word the answer with citations: a model, or the brand's own text
    verify      trace every number, date, link and promise to a source
    record      on disk before the answer leaves

A person always sends.
"""

__version__ = "0.1.0"
