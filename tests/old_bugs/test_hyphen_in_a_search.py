"""A lawyer typed "e-mail" to find it in the list of routes; at the hyphen, which alone leaves a question open, the question was
left open, and the rest of the word was taken for the answer to the next one."""

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from ledraft.wizard.screen import Move, Option
from ledraft.wizard.terminal import Terminal

ROUTES = [Option("kodex", "Kodex portal"), Option("email", "E-mail")]


def chosen(keys):
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        return Terminal().choose("Route", ROUTES, blank="leave open for now")


def test_a_hyphen_amid_a_search_belongs_to_the_search():
    assert chosen("e-mail\r") == "email"


def test_a_hyphen_alone_leaves_the_question_open():
    assert chosen("-") is Move.BLANK
