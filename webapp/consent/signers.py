"""Who must sign before something is shared: one pure function over dated rules. Unknown is hold."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from webapp.consent.ages import day_of_majority, is_minor
from webapp.consent.confiding import confided_for, might_be_confided
from webapp.consent.custody import adults_for
from webapp.consent.decisions import Decision, SignerNeed, Split
from webapp.consent.holds import (
    MOST_URGENT_FIRST,
    NO_AGE,
    NO_RULE,
    NO_SERVICE,
    NO_SETTING,
    NO_SOURCE,
    NO_STATE,
)
from webapp.consent.matters import (
    EDUCATION,
    EMANCIPATED,
    HERS,
    PLAIN,
    UNSAID,
    YOUTH,
    Confided,
    Found,
    Matter,
    YouthFacts,
)
from webapp.consent.rule_rows import ALL, ALONE, ANY, NAMED, SIGNS, STANDINGS, WITH_PARENT, Rule


def signers(
    matters: Iterable[Matter], facts: YouthFacts, rules: tuple[Rule, ...], today: date
) -> Decision:
    """Everybody who must sign, matter by matter, then together. One matter that no rule speaks
    of holds the whole; so does an empty share."""
    facts = facts.beyond_doubt
    live = _Known(facts, tuple(rule for rule in rules if rule.is_live(today)), today)
    splits = _together({matter: _split(matter, live) for matter in sorted(set(matters))})
    holds = {split.hold for split in splits} - {None}
    if holds or not splits:
        first = min(holds, key=MOST_URGENT_FIRST.index, default=NO_RULE)
        return Decision(hold=first, splits=splits)
    required = _union(split.required for split in splits)
    adults = any(need.who != YOUTH for need in required)
    until = day_of_majority(facts, rules, today) if adults else None
    return Decision(required, splits=splits, until=until)


@dataclass(frozen=True)
class _Known:
    """The facts, and the rules that are in force on the day."""

    facts: YouthFacts
    rules: tuple[Rule, ...]
    today: date

    def fitting(self, matter: Matter) -> list[Rule]:
        """Rows about this matter that fit her, whatever they say."""
        age = self.facts.age(self.today)
        return [rule for rule in self.ageless(matter) if rule.fits_age(age)]

    def ageless(self, matter: Matter) -> list[Rule]:
        """The same, whatever her age."""
        about = (rule for rule in self.rules if rule.is_about(matter))
        return [rule for rule in about if rule.fits(self.facts, self.today)]

    def confided_for(self, rule: Rule, matter: Matter) -> tuple[Confided, ...]:
        """What a parent agreed about this matter, as far as the row looks at it."""
        return tuple(sorted(confided_for(rule, matter, self.facts, self.rules, self.today)))

    def found_for(self, ids: set[str]) -> tuple[Found, ...]:
        """What was found of her today, as far as these rows look at it."""
        rows = (rule for rule in self.rules if rule.id in ids)
        return tuple(sorted({one for r in rows for one in r.found_in(self.facts, self.today)}))


def _split(matter: Matter, known: _Known) -> Split:
    """One matter by itself: every law that follows it must be answered by a rule."""
    alone = Split(frozenset({matter}))
    if not known.facts.state:
        return replace(alone, hold=NO_STATE)
    served, rests_on = _served(matter, known)
    found = [_least(matter, law, served, rests_on, known) for law in matter.laws]
    holds = {need for need in found if isinstance(need, str)}
    if holds:
        return replace(alone, hold=min(holds, key=MOST_URGENT_FIRST.index))
    return replace(alone, required=_union(found))


def _served(matter: Matter, known: _Known) -> tuple[str, tuple[str, ...]]:
    """Who agrees to the service itself, as far as enabled rows say: she alone, with a parent,
    or nobody knows. The rows it rests on are named."""
    rows = [rule for rule in known.fitting(matter) if rule.consents]
    alone = tuple(rule.id for rule in rows if rule.consents == (YOUTH,))
    if alone:
        return ALONE, alone
    return (WITH_PARENT, tuple(rule.id for rule in rows)) if rows else ("", ())


def _least(
    matter: Matter, law: str, served: str, rests_on: tuple[str, ...], known: _Known
) -> tuple[SignerNeed, ...] | str:
    """What the least demanding rule on one law asks for, or why nothing can be said."""
    ways = [
        rule
        for rule in known.fitting(matter)
        if rule.signers
        and matter.special in rule.specials
        and (law in rule.regimes or ANY in rule.regimes)
        and rule.served in (ANY, served)
        and (not rule.confided_to or known.confided_for(rule, matter))
    ]
    answers = [(rule, _needs(rule, matter, rests_on, known)) for rule in sorted(ways, key=_demand)]
    open_ = [needs for _rule, needs in answers if not isinstance(needs, str)]
    if open_:
        return open_[0]
    if answers:
        return answers[0][1]
    return NO_SOURCE if law == UNSAID else _why_none(matter, known)


def _why_none(matter: Matter, known: _Known) -> str:
    """The first thing that nobody said and that a rule would look at: no other is asked for. Her
    own words are of no kind of care."""
    if known.facts.born is None and any(not r.fits_age(None) for r in known.ageless(matter)):
        return NO_AGE
    if matter.source == HERS:
        return NO_RULE
    here = [rule for rule in known.rules if rule.is_in(matter.category)]
    about = (rule for rule in here if might_be_confided(rule, matter, known.facts))
    by_kind = (rule for rule in about if rule.services)
    if not matter.service and any(rule.fits(known.facts, known.today) for rule in by_kind):
        return NO_SERVICE
    somewhere = replace(known.facts, setting=known.facts.setting or NAMED)
    by_setting = (rule for rule in here if rule.setting == NAMED and rule.is_about(matter))
    if not known.facts.setting and any(rule.fits(somewhere, known.today) for rule in by_setting):
        return NO_SETTING
    return NO_RULE


def _demand(rule: Rule) -> tuple:
    """Fewer people first, then what she is before what she was given; ids decide the rest."""
    adults = set(rule.signers) - {YOUTH}
    return (
        len(adults),
        rule.guardians == ALL,
        rule.kind not in STANDINGS,
        rule.served == ANY,
        rule.id,
    )


def _needs(
    rule: Rule, matter: Matter, rests_on: tuple[str, ...], known: _Known
) -> tuple[SignerNeed, ...] | str:
    """Her part first, then the adults'. An adult signs for nobody who may be of age
    or whom a court said to count as an adult."""
    act = SIGNS if YOUTH in rule.signers else rule.youth
    leans = rests_on if rule.served != ANY else ()
    today = known.found_for({rule.id, *leans})
    agreed = known.confided_for(rule, matter)
    need = SignerNeed(
        YOUTH, rule.reason, rule.citation, rule.id, act, leans, found=today, confided=agreed
    )
    found = [need]
    for role in rule.signers:
        if role == YOUTH:
            continue
        if EMANCIPATED in known.facts.status and role != EDUCATION:
            return NO_RULE
        minor = is_minor(known.facts, known.rules, known.today)
        if minor is not True:
            return NO_RULE if known.facts.born else NO_AGE
        every = rule.guardians == ALL
        adults = adults_for(role, known.facts, known.rules, known.today, every=every)
        if isinstance(adults, str):
            return adults
        who, eligible = adults
        found.append(replace(need, who=who, act=SIGNS, every=every, eligible=eligible))
    return tuple(found)


def _union(parts: Iterable[tuple[SignerNeed, ...]]) -> tuple[SignerNeed, ...]:
    """Every need once, in the order in which they came."""
    return tuple(dict.fromkeys(need for part in parts for need in part))


def _together(found: dict[Matter, Split]) -> tuple[Split, ...]:
    """Matters that ask for the same acts of the same people stand in one release; what the law
    wants apart stands apart."""
    groups: dict[tuple, Split] = {}
    for matter, split in found.items():
        key = (matter.special, split.hold or "", frozenset(_act(n) for n in split.required))
        was = groups.get(key)
        groups[key] = _joined(was, split) if was else split
    order = sorted(groups, key=lambda key: (key[0] != PLAIN, key[0], key[1], sorted(key[2])))
    return tuple(groups[key] for key in order)


def _joined(one: Split, other: Split) -> Split:
    both = _union((one.required, other.required))
    return replace(one, matters=one.matters | other.matters, required=both)


def _act(need: SignerNeed) -> tuple[str, str, bool, tuple[str, ...]]:
    return need.who, need.act, need.every, need.eligible
