"""Forms of accounts. Fields that hold secret words have `passphrase` in their name."""

from crypto.passphrase import same_words
from webapp.account.words import weakness
from webapp.fields import Choice, Form, Secret, Words
from webapp.i18n import lazy_gettext as _

QUIETLY = {"autocomplete": "off", "autocapitalize": "none"}
IDLE_MINUTES = (2, 5, 10, 15, 30)


class SignInForm(Form):
    """The browser is not asked to keep either; pasting stays possible."""

    name = Words(_("Sign-in name"), most=60, required=True, render_kw=QUIETLY)
    passphrase = Secret(_("Secret words"), render_kw=QUIETLY)

    def does_not_fit(self) -> None:
        """One answer, whatever was wrong."""
        self.passphrase.errors = [_("This name and these words do not fit. Please try again.")]


class StepUpForm(Form):
    """Secret words once more."""

    passphrase = Secret(_("Your secret words"), render_kw=QUIETLY)

    def does_not_fit(self) -> None:
        self.passphrase.errors = [_("These are not your secret words. Please try again.")]


class NewWordsForm(Form):
    """New words, twice, because nobody can look them up."""

    new_passphrase = Secret(_("New secret words"), render_kw=QUIETLY)
    new_passphrase_again = Secret(_("The new words once more"), render_kw=QUIETLY)

    def words_will_do(self, known: list[str], old: str = "") -> bool:
        """False, with the reason beside the field, when they differ, are old, or are weak."""
        new, again = self.new_passphrase, self.new_passphrase_again
        if same_words(new.data) != same_words(again.data):
            again.errors = [_("These are not the same. Please type them again.")]
        elif old and same_words(new.data) == same_words(old):
            new.errors = [_("These are your old words. Please pick new ones.")]
        elif reason := weakness(new.data, known):
            new.errors = [reason]
        return not (new.errors or again.errors)


class ChangeWordsForm(NewWordsForm):
    passphrase = Secret(_("Your words until now"), render_kw=QUIETLY)

    def does_not_fit(self) -> None:
        self.passphrase.errors = [_("These are not your secret words. Please try again.")]


class LostWordsForm(NewWordsForm):
    name = Words(_("Sign-in name"), most=60, required=True, render_kw=QUIETLY)
    code = Words(_("Backup code"), most=80, required=True, render_kw=QUIETLY)

    def does_not_fit(self) -> None:
        self.code.errors = [_("This name and this code do not fit. Please look again.")]


class IdleForm(Form):
    minutes = Choice(
        _("How long may a page stay open when you do nothing?"),
        choices=[(n, _("%(num)s minutes", num=n)) for n in IDLE_MINUTES],
    )
