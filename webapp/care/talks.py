"""She asks somebody who helps her to talk: no hurry, no reason, and it shows when it was seen."""

from dataclasses import dataclass
from datetime import datetime

TALK, TALK_SEEN = "wants-to-talk", "talk-seen"


@dataclass(frozen=True)
class Talk:
    """Who wants to talk, and how she said it is good for her. `reach` is a word for pages."""

    id: str
    name: str
    how: str
    reach: str
    at: datetime
