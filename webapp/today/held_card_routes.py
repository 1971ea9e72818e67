"""A card to hold up: one line, as large as the screen."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.exceptions import NotFound

from webapp.account.current import my_space
from webapp.care.records import take_out, the_record
from webapp.guard import for_roles
from webapp.space.kinds import PRIVATE
from webapp.today.forms import HeldCardForm, PressForm
from webapp.today.held_cards import READY, HeldCard, add_card, own_cards

routes = Blueprint("held_cards", __name__)


@routes.route("/card", methods=["GET", "POST"])
@for_roles("youth")
def cards():
    space, form = my_space(), HeldCardForm()
    if form.validate_on_submit():
        new = add_card(space, form.words.data)
        return redirect(url_for("held_cards.own", card=new.id), 303)
    page = render_template("today/cards.html", form=form, ready=READY, own=own_cards(space))
    return page, 422 if form.errors else 200


@routes.get("/card/<int:number>")
@for_roles("youth")
def ready(number: int):
    if not 1 <= number <= len(READY):
        raise NotFound
    return render_template("today/held_card.html", text=READY[number - 1])


@routes.get("/card/own/<card>")
@for_roles("youth")
def own(card: str):
    found = the_record(my_space().section(PRIVATE), HeldCard, card)
    return render_template("today/held_card.html", text=found.hers, card=found)


@routes.post("/card/own/<card>/removal")
@for_roles("youth")
def removal(card: str):
    space = my_space()
    if PressForm().validate():
        take_out(space, PRIVATE, the_record(space.section(PRIVATE), HeldCard, card).id)
    return redirect(url_for("held_cards.cards"), 303)
