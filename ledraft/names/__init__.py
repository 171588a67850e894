"""English spellings of Chinese names, places, organs and sums. Everything here is a suggestion; a person
confirms it.
"""
