"""From names to identities.

`names` folds spellings, `scope` knows which names mean the same everywhere, `local` gives the parties
of one document their IRIs, and `corpus` finds which of them are the same across documents, as statements
that can be undone. What does not belong here: finding names in text (`ingest.extract.parties`).

Example:
    >>> from ingest.identify.names import fold
    >>> fold("The Council")
    'council'
"""
