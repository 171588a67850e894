"""A masked case names nobody real, is consistent, tells nothing of the real values, and can still be exported."""

import copy
import json
import zipfile

import pytest

from ledraft import resources
from ledraft.case import fields, paths, reading
from ledraft.identifiers.chain import check_address, check_txid
from ledraft.identifiers.network import check_ip
from ledraft.identifiers.person import check_resident_id, check_uscc
from ledraft.identifiers.phone import check_phone, phone_type
from ledraft.packet import specimens
from ledraft.packet.masking import masked

CANARIES = {
    "$.reference": "QIUZ-2031-77",
    "$.agency.name.zh": "某真实市公安局真实分局",
    "$.agency.name.en": "Realtown Public Security Sub-bureau",
    "$.agency.department.zh": "真实侦查大队",
    "$.agency.department.en": "Realtown Brigade",
    "$.agency.address.zh": "真实省真实市真实路77号",
    "$.agency.address.en": "77 Realtown Road",
    "$.agency.superior.zh": "真实省公安厅",
    "$.agency.superior.en": "Realprovince Department",
    "$.agency.verification.switchboard": "010-66260077",
    "$.agency.verification.website": "https://www.realtown.gov.cn",
    "$.agency.verification.seen_at": "https://www.realtown.gov.cn/contact",
    "$.officer.name.family.zh": "欧阳",
    "$.officer.name.family.en": "OUYANG",
    "$.officer.name.given.zh": "震霆",
    "$.officer.name.given.en": "Zhenting",
    "$.officer.email": "ouyang.zt@realtown.gov.cn",
    "$.officer.phone.number": "010-66260078",
    "$.officer.police_number": "077431",
    "$.second_officer.name.family.zh": "慕容",
    "$.second_officer.name.family.en": "MURONG",
    "$.second_officer.name.given.zh": "玥玥",
    "$.second_officer.name.given.en": "Yueyue",
    "$.second_officer.email": "murong@realtown.gov.cn",
    "$.second_officer.phone.number": "010-66260079",
    "$.second_officer.police_number": "077432",
    "$.reporter.name.family.zh": "尉迟",
    "$.reporter.name.family.en": "YUCHI",
    "$.reporter.name.given.zh": "恭瑾",
    "$.reporter.name.given.en": "Gongjin",
    "$.reporter.identity.number": "440524188001010014",
    "$.reporter.phone": "13977712345",
    "$.reporter.email": "yuchi77@mailbox.cn",
    "$.reporter.address.zh": "真实省真实市真实路78号",
    "$.reporter.address.en": "78 Realtown Road",
    "$.reporter.account.uid": "977431265",
    "$.reporter.account.email": "yuchi.trade@mailbox.cn",
    "$.reporter.account.phone": "+86 139 7771 2346",
    "$.reporter.lawyer.name.family.zh": "司徒",
    "$.reporter.lawyer.name.family.en": "SITU",
    "$.reporter.lawyer.name.given.zh": "律言",
    "$.reporter.lawyer.name.given.en": "Lüyan",
    "$.reporter.lawyer.firm.zh": "真实律师事务所",
    "$.reporter.lawyer.firm.en": "Realtown Law Firm",
    "$.reporter.lawyer.licence_number": "14401201977431265",
    "$.reporter.lawyer.firm_letter_number": "真律函字〔2025〕第77号",
    "$.reporter.lawyer.phone": "13977712347",
    "$.reporter.lawyer.email": "situ@realfirm.cn",
    "$.incident.case_number": "A4401977431265000000001",
    "$.incident.place.zh": "真实省真实市",
    "$.incident.place.en": "Realtown, Realprovince",
    "$.incident.authorisation.vendor": "RealBotVendor",
    "$.incident.authorisation.api_key_id": "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
    "$.documents[0].number": "真公（刑）受案字〔2025〕77431号",
    "$.documents[1].approver.name": "呼延钧",
    "$.attestation.officer": "欧阳震霆",
    "$.attestation.approver": "呼延钧",
    "$.attestation.instrument_number": "真公（刑）函字〔2025〕77432号",
    "$.portal.submission_reference": "KDX-977431",
    "$.identifiers.orders[0].order_id": "8977431265001",
    "$.identifiers.orders[0].client_order_id": "web_Qx77aZkLmNoPq1s",
    "$.identifiers.network[0].value": "47.88.77.43",
    "$.evidence[0].exporter": "尉迟恭瑾",
    "$.evidence[0].file": "evidence/尉迟恭瑾-orders.csv",
}
LISTS = {
    "transactions": [
        {
            "chain": "tron",
            "txid": "7f43ab12cd" * 6 + "77ab",
            "source": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
            "target": "TMuA6YqfCeX8EhbfYEg5y7S4DqzSJireY9",
        }
    ],
    "holders": [{"kind": "uid", "value": "977431299"}, {"kind": "email", "value": "third@mailbox.cn"}],
}


@pytest.fixture
def real(complete):
    """The complete sample with a canary wherever a real person or identifier would stand, and all of them in a text."""
    data = copy.deepcopy(complete)
    for path, value in CANARIES.items():
        paths.put(data, path, value)
    data["identifiers"] |= copy.deepcopy(LISTS)
    data["specimen"] = False
    told = "；".join([*CANARIES.values(), *loose(LISTS), "欧阳警官", "Mr OUYANG", "YUCHI Gongjin", "Gongjin Yuchi", "尉迟恭瑾"])
    data["incident"]["summary"] = {"zh": told, "en": f"Told: {told}"}
    data["incident"]["statements"][0]["text"]["en"] = "He called 139-7771-2345 and 13977712345 from 47.88.77.43."
    return data


def loose(value):
    """Every text in `value` that is no code."""
    if isinstance(value, dict):
        return [leaf for key, below in value.items() if key not in ("chain", "kind") for leaf in loose(below)]
    return [leaf for below in value for leaf in loose(below)] if isinstance(value, list) else [value]


def survivors(text):
    found = [value for value in [*CANARIES.values(), *loose(LISTS)] if value.casefold() in text.casefold()]
    return found + [piece for piece in ("欧阳", "尉迟", "Yuchi", "OUYANG", "7771") if piece.casefold() in text.casefold()]


def mask(data):
    return masked(reading.validate(data))


def test_no_canary_survives_anywhere(real):
    assert survivors(json.dumps(mask(real), ensure_ascii=False)) == []


def test_every_sensitive_entry_and_identifier_is_covered_by_a_canary():
    tables = resources.toml("specimens.toml")
    listed = {f"$.{path}" for name in ("values", "texts") for path in tables[name]}
    for entry in fields.entries():
        if entry.sensitivity != "open" and entry.kind != "image":
            name = entry.path.rpartition(".")[0].endswith(".name")
            assert entry.path in listed or name, entry.path
            assert any(path.startswith(entry.path) for path in CANARIES), entry.path


def test_the_copy_is_a_specimen_and_a_case(real):
    case = reading.validate(mask(real))
    assert case.specimen
    assert len(case.incident.statements) == len(real["incident"]["statements"])


def test_one_value_has_one_specimen_wherever_it_stands(real):
    data = mask(real)
    order = data["identifiers"]["orders"][0]["order_id"]
    assert order in data["incident"]["summary"]["zh"]
    assert order in data["incident"]["summary"]["en"]
    officer = data["officer"]["name"]
    assert data["attestation"]["officer"] == officer["family"]["zh"] + officer["given"]["zh"]
    assert data["documents"][1]["approver"]["name"] == data["attestation"]["approver"]
    assert data["reporter"]["phone"] in data["incident"]["statements"][0]["text"]["en"]


def test_different_values_have_different_specimens(real):
    data = mask(real)
    phones = [data["reporter"]["phone"], data["reporter"]["account"]["phone"], data["officer"]["phone"]["number"]]
    assert len(set(phones)) == 3
    assert data["reporter"]["name"] != data["officer"]["name"]


def test_specimens_follow_from_the_order_and_not_from_the_values(real, complete):
    other = copy.deepcopy(real)
    other["reporter"]["account"]["uid"] = "123456789"
    other["identifiers"]["transactions"][0]["txid"] = "00ff" * 16
    first, second = mask(real), mask(other)
    assert first["reporter"]["account"] == second["reporter"]["account"]
    assert first["identifiers"]["transactions"] == second["identifiers"]["transactions"]


def test_masking_is_the_same_every_time(real):
    assert mask(real) == mask(copy.deepcopy(real))


def test_specimens_pass_the_checks_that_real_values_pass(real):
    data = mask(real)
    assert check_resident_id(data["reporter"]["identity"]["number"]).ok
    assert check_phone(data["reporter"]["phone"]).ok
    assert phone_type(data["officer"]["phone"]["number"]) == "landline"
    (transaction,) = data["identifiers"]["transactions"]
    assert check_txid("tron", transaction["txid"]).ok
    assert check_address("tron", transaction["source"]).ok
    assert check_ip(data["identifiers"]["network"][0]["value"]).ok
    assert all(check_uscc(c["registry_code"]).ok for c in data["incident"]["candidates"] if "registry_code" in c)


@pytest.mark.parametrize("number", [1, 2, 9, 10, 99, 500])
def test_numbered_specimens_stay_valid(number):
    assert check_resident_id(specimens.specimen("identity", "440524188001010014", number)).ok
    assert check_uscc(specimens.specimen("company_code", "9" * 18, number)).ok
    assert check_ip(specimens.specimen("ipv4", "1.2.3.4", number)).ok
    for phone in ("13977712345", "010-66260078"):
        assert check_phone(specimens.specimen("phone", phone, number)).ok
    for chain, address in (
        ("bitcoin", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
        ("bitcoin", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"),
        ("ethereum", "0x52908400098527886E0F7030069857D2E4169EE7"),
    ):
        made = specimens.specimen("chain_address", address, number)
        assert made != address
        assert check_address(chain, made).ok


def test_a_recipients_own_addresses_stay(complete):
    complete["incident"]["statements"][0]["text"]["en"] = "See https://www.binance.com/en/support for the rule."
    assert "https://www.binance.com/en/support" in mask(complete)["incident"]["statements"][0]["text"]["en"]


def test_amounts_times_and_codes_stay(complete):
    data = mask(complete)
    for path in ("$.incident.period", "$.incident.losses", "$.requests[0].items[0].category"):
        assert paths.peek(data, path) == paths.peek(complete, path)
    assert [v["amount"] for v in data["incident"]["valuations"]] == [v["amount"] for v in complete["incident"]["valuations"]]


def test_a_masked_case_is_exported_and_no_file_of_the_packet_holds_a_canary(ledraft, real):
    assert ledraft("mask", ledraft.save(real), "-o", "specimen.json").code == 0
    for file in (ledraft.folder / "evidence").iterdir():
        file.unlink()
    outcome = ledraft("export", "specimen.json", "-o", "packet")
    assert outcome.code == 0
    for file in (ledraft.folder / "packet").rglob("*"):
        assert not file.is_file() or survivors(text_of(file)) == []
    assert ledraft("check", "specimen.json").err == ""


def text_of(file):
    if file.suffix not in (".docx", ".xlsx"):
        return file.read_text("utf-8", errors="replace")
    with zipfile.ZipFile(file) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_the_case_itself_is_never_replaced(ledraft, real):
    path = ledraft.save(real)
    before = path.read_bytes()
    assert ledraft("mask", path, "-o", path, "--force").code == 2
    assert ledraft("mask", path, "-o", "new.json").code == 0
    assert ledraft("mask", path, "-o", "new.json").code == 1
    assert path.read_bytes() == before
