"""The identifier doctor for rules: a value is examined once, however many rules ask about it."""

from collections.abc import Callable
from functools import lru_cache

from ledraft.case.fields import Texts
from ledraft.identifiers import chain, country, mail, network, order, person, phone
from ledraft.identifiers.verdict import Verdict, explain
from ledraft.rules.rule import Hit

_remember = lru_cache(maxsize=2048)

check_email: Callable[[str], Verdict] = _remember(mail.check_email)
check_phone: Callable[[str, str], Verdict] = _remember(phone.check_phone)
check_phone_type: Callable[[str, str, str], Verdict] = _remember(phone.check_phone_type)
country_code: Callable[[str], str | None] = _remember(country.country_code)
check_url: Callable[[str], Verdict] = _remember(network.check_url)
check_ip: Callable[[str], Verdict] = _remember(network.check_ip)
check_order_id: Callable[[str], Verdict] = _remember(order.check_order_id)
check_client_order_id: Callable[[str], Verdict] = _remember(order.check_client_order_id)
check_resident_id: Callable[[str], Verdict] = _remember(person.check_resident_id)
check_uscc: Callable[[str], Verdict] = _remember(person.check_uscc)
check_address: Callable[[str, str], Verdict] = _remember(chain.check_address)
check_txid: Callable[[str, str], Verdict] = _remember(chain.check_txid)
mail_kind: Callable[[str], mail.MailKind] = _remember(mail.mail_domain_kind)


def said(verdict: Verdict) -> Texts:
    """What the doctor says of `verdict`, in both languages; never the value."""
    return {"zh": explain(verdict, "zh"), "en": explain(verdict, "en")}


def refused(path: str, verdict: Verdict) -> list[Hit]:
    """A hit that explains why the identifier at `path` is refused and which slip broke it; none if it is good."""
    return [] if verdict.ok else [Hit(path, {"why": said(verdict)})]


def same_number(first: str, second: str, country: str) -> bool:
    """True if both telephone numbers reach the same line, however they are written."""
    if not first or not second:
        return False
    one, other = check_phone(first, country), check_phone(second, country)
    if one.normal and other.normal:
        return one.normal == other.normal
    return _digits(first) == _digits(second) != ""


def reaches(number: str, line: str, country: str) -> bool:
    """True if whoever dials `number` reaches the telephone `line`: the same number, or an extension behind it."""
    return same_number(number, line, country) or same_number(phone.split_extension(number)[0], line, country)


def _digits(number: str) -> str:
    return "".join(char for char in number if char.isdigit())


@lru_cache(maxsize=2048)
def misspelt(characters: str, letters: str) -> bool:
    """True if no reading of the Han `characters` gives the Latin `letters`."""
    from ledraft.names import pinyin  # loads the dictionary of readings, needed only here

    return pinyin.misspelt(characters, letters)
