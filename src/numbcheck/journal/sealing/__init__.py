"""A journal that can be locked: its keys, what opens them, and the seal between words and the disk.

Each thing has one word, here and in `visit/locked`:

- *lock*: a journal has one or none; it is locked while this machine holds no identity that unseals its files.
- *key*: a key pair of age; its public half is the *recipient* that is sealed to, its secret half the *identity*.
- *wrapping*: an identity in a file that a passphrase or a recovery code opens.
- *seal*, *unseal*: turn the bytes of one file into what only an identity can read, and back.
- *unlock*: open a wrapping; its identity may stay in the *cache* for a while.
"""
