"""evaluation: what Drafter gets right and wrong, measured on cases that people wrote.

A suite names its cases and floors; a scorer runs the product's own steps over them and says of
each case whether it passed, why not, and which step failed. Everything here runs without a model
and without a network, unless the live tier is asked for.
"""
