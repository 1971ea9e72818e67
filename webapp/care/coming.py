"""The next appointment, out of all areas."""

from datetime import datetime, timedelta

from webapp.care.plans import NO, Appointment
from webapp.space.items import Item

STILL_ON = timedelta(hours=1)


def next_appointment(
    items: list[tuple[str, Item]], now: datetime
) -> tuple[str, Appointment] | None:
    """The nearest one with the area it stands in; one that she said no to is not next.

    `items` are (area, item). An appointment stays for an hour after its beginning.
    """
    coming = [
        (area, Appointment.read(item)) for area, item in items if item.kind == Appointment.kind
    ]
    ahead = [
        (area, appointment)
        for area, appointment in coming
        if appointment.answer != NO and appointment.moment >= now - STILL_ON
    ]
    return min(ahead, key=lambda pair: pair[1].moment, default=None)
