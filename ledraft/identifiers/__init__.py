"""The identifier doctor: says whether an identifier can be right, and which slip probably broke it.

Pure functions on text. Nothing here changes an identifier; only telephone numbers and mailboxes have a
normal form.
"""
