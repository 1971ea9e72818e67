"""How she wants things: her name, her answers to question cards, and how her pages look."""
