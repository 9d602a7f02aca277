"""A hostile campaign against the program: `python -m tests.campaign --minutes N --seed S`.

It kills every job at random moments, damages every file of the library, and hands mutated and grammar-built files of every
format to every door. Whatever happens, the library is whole or can be restored, what is written is whole, and every refusal
is a sentence.
"""
