"""Whether what a reply asserts stands in its sources: denied, conditioned, named and supported so."""
