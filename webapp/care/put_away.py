"""Cards that somebody does not want to see today, remembered by this session alone."""

from datetime import date

from flask import session

NOTE = "put_away"


def put_away(space: str, card: str, today: date) -> None:
    """Not today: the card does not come up again today."""
    cards = put_away_today(space, today) | {card}
    session[NOTE] = {**session.get(NOTE, {}), space: [today.isoformat(), sorted(cards)]}


def put_away_today(space: str, today: date) -> set[str]:
    """The keys of the cards put away today."""
    day, cards = session.get(NOTE, {}).get(space, ("", []))
    return set(cards) if day == today.isoformat() else set()
