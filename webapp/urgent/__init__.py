"""I am not safe: a word to the people who keep keys with her, with what follows said before."""
