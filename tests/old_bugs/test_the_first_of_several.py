"""A victim typed 币安 in the list of recipients and pressed Enter: the international entry was taken, because it stood before
the one for mainland police, and the case went to the wrong door. The same with 被害人, which the lawyer's line holds too."""

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from ledraft.wizard.screen import Option
from ledraft.wizard.terminal import Terminal

DOORS = [Option("binance", "币安（国际入口） (binance)"), Option("binance-cn", "币安（中国内地执法机关入口） (binance-cn)")]


def chosen(keys, **more):
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        return Terminal().choose("接收方", DOORS, **more)


def test_the_name_of_an_exchange_with_two_doors_chooses_neither():
    assert chosen("币安\r国际\r") == "binance"
    assert chosen("币安\r内地\r") == "binance-cn"


def test_the_id_of_the_shorter_name_is_not_lost_among_longer_ones():
    assert chosen("binance\r") == "binance"


def test_a_suggestion_that_was_searched_away_comes_back_with_the_last_character_rubbed_out():
    assert chosen("国\x7f\r", default="binance-cn") == "binance-cn"
