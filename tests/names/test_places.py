"""Addresses and agencies in English: suggestions that read as a liaison officer would write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledraft import resources
from ledraft.names.places import suggest_address, suggest_agency, suggest_department, suggest_position

PLACES = resources.toml("places.toml")


@pytest.mark.parametrize(
    "zh, en",
    [
        (
            "辽宁省鞍山市铁西区人民路100号3楼301室",
            "Room 301, Floor 3, No. 100 Renmin Road, Tiexi District, Anshan City, Liaoning Province",
        ),
        ("辽宁鞍山铁西区人民东路１００号", "No. 100 Renmin East Road, Tiexi District, Anshan City, Liaoning Province"),
        ("吉林省吉林市船营区解放大路12号", "No. 12 Jiefang Road, Chuanying District, Jilin City, Jilin Province"),
        ("吉林市船营区", "Chuanying District, Jilin City"),
        ("陕西省西安市长安区", "Chang'an District, Xi'an City, Shaanxi Province"),
        ("山西省太原市", "Taiyuan City, Shanxi Province"),
        ("北京市朝阳区建国门外大街6号", "No. 6 Jianguomenwai Street, Chaoyang District, Beijing"),
        ("内蒙古自治区呼和浩特市赛罕区", "Saihan District, Hohhot City, Inner Mongolia Autonomous Region"),
        ("新疆乌鲁木齐市天山区", "Tianshan District, Urumqi City, Xinjiang Uygur Autonomous Region"),
        ("朝阳市双塔区朝阳大街三段1号", "No. 1, Section 3, Chaoyang Street, Shuangta District, Chaoyang City"),
        ("岫岩满族自治县岫岩镇", "Xiuyan Town, Xiuyan Manchu Autonomous County"),
        ("上海市浦东新区世纪大道100弄5号", "No. 5, Lane 100, Shiji Avenue, Pudong New Area, Shanghai"),
        ("湖北省荆州市沙市区北京中路88号", "No. 88 Beijing Middle Road, Shashi District, Jingzhou City, Hubei Province"),
        ("四川省乐山市市中区", "Shizhong District, Leshan City, Sichuan Province"),
        ("河北省唐山市路南区新华道5号", "No. 5 Xinhua Road, Lunan District, Tangshan City, Hebei Province"),
        ("山东省菏泽市单县", "Shan County, Heze City, Shandong Province"),
        ("青海省海南藏族自治州共和县", "Gonghe County, Hainan Tibetan Autonomous Prefecture, Qinghai Province"),
        ("海城市海州管理区环城路", "Huancheng Road, Haizhou Administrative District, Haicheng City"),
        (
            "广东省深圳市南山区科苑南路3099号某某大厦47层",
            "Floor 47, Moumou Tower, No. 3099 Keyuan South Road, Nanshan District, Shenzhen City, Guangdong Province",
        ),
        ("样例省样例市样例区样例路1号", "No. 1 Yangli Road, Yangli District, Yangli City, Yangli Province"),
        ("某某省样例县样例镇", "Yangli Town, Yangli County, Moumou Province"),
        ("香港特别行政区湾仔军器厂街1号", ""),
        ("", ""),
    ],
)
def test_an_address_runs_from_small_to_large(zh: str, en: str) -> None:
    assert suggest_address(zh) == en


@pytest.mark.parametrize(
    "zh, en",
    [
        ("鞍山市公安局铁西分局", "Tiexi Sub-bureau, Anshan Municipal Public Security Bureau"),
        ("样例省公安厅", "Yangli Provincial Public Security Department"),
        ("样例省样例市公安局", "Yangli Municipal Public Security Bureau, Yangli Province"),
        (
            "鞍山市公安局铁西分局启明派出所",
            "Qiming Police Station, Tiexi Sub-bureau, Anshan Municipal Public Security Bureau",
        ),
        (
            "鞍山市公安局铁西分局刑事侦查大队",
            "Criminal Investigation Brigade, Tiexi Sub-bureau, Anshan Municipal Public Security Bureau",
        ),
        (
            "辽宁省鞍山市公安局网络安全保卫支队",
            "Cybersecurity Detachment, Anshan Municipal Public Security Bureau, Liaoning Province",
        ),
        ("北京市公安局朝阳分局", "Chaoyang Sub-bureau, Beijing Municipal Public Security Bureau"),
        ("辽宁省公安厅", "Liaoning Provincial Public Security Department"),
        ("内蒙古自治区公安厅", "Inner Mongolia Autonomous Region Public Security Department"),
        ("岫岩满族自治县公安局", "Xiuyan Manchu Autonomous County Public Security Bureau"),
        ("公安县公安局", "Gong'an County Public Security Bureau"),
        ("沈阳铁路公安局", "Shenyang Railway Public Security Bureau"),
        ("鞍山市铁西区人民检察院", "Tiexi District People's Procuratorate, Anshan City"),
        ("鞍山市公安局高新区分局", "High-Tech Zone Sub-bureau, Anshan Municipal Public Security Bureau"),
        ("公安部", "Ministry of Public Security"),
        ("某某公司", ""),
        ("", ""),
    ],
)
def test_an_agency_is_named_with_its_smallest_unit_first(zh: str, en: str) -> None:
    assert suggest_agency(zh) == en


@pytest.mark.parametrize(
    "zh, en",
    [
        ("刑侦大队", "Criminal Investigation Brigade"),
        ("刑事侦查大队三中队", "No. 3 Squadron, Criminal Investigation Brigade"),
        ("第四中队", "No. 4 Squadron"),
        ("法制科", "Legal Affairs Section"),
        ("启明派出所", "Qiming Police Station"),
        ("鞍山市公安局网安支队", "Cybersecurity Detachment, Anshan Municipal Public Security Bureau"),
        ("财务", ""),
    ],
)
def test_a_department_is_composed_of_function_and_unit(zh: str, en: str) -> None:
    assert suggest_department(zh) == en


@pytest.mark.parametrize(
    "zh, en",
    [
        ("民警", "Police Officer"),
        ("副大队长", "Deputy Brigade Commander"),
        ("刑侦大队副大队长", "Deputy Brigade Commander, Criminal Investigation Brigade"),
        ("网安支队民警", "Police Officer, Cybersecurity Detachment"),
        ("一级警督", "Police Supervisor, First Class"),
        ("副总警监", "Deputy Commissioner General"),
        ("总经理", ""),
        ("某某民警", ""),
    ],
)
def test_a_post_is_found_with_or_without_its_unit(zh: str, en: str) -> None:
    assert suggest_position(zh) == en


def test_all_divisions_of_the_first_and_second_level_are_listed() -> None:
    assert len(PLACES["provinces"]) == 34
    assert sum(len(entries) for entries in PLACES["prefectures"].values()) == 333
    assert set(PLACES["prefectures"]) <= {province["zh"] for province in PLACES["provinces"]}


@pytest.mark.parametrize("province", sorted(PLACES["prefectures"]))
def test_every_city_is_found_behind_its_province_with_and_without_the_full_names(province: str) -> None:
    for zh, en in PLACES["prefectures"][province].items():
        assert suggest_address(province + zh).startswith(en)
        assert suggest_address(zh).startswith(en)


def test_every_reading_has_one_syllable_for_each_character() -> None:
    for word, syllables in PLACES["readings"].items():
        assert len(word) == len(syllables.split()), word


@given(st.text(alphabet="辽宁省鞍山市铁西区县公安局分局派出所大队人民路1号楼室第三民警 abc，", max_size=25))
@settings(max_examples=100)
def test_no_text_whatever_raises(text: str) -> None:
    for suggestion in (suggest_address(text), suggest_agency(text), suggest_department(text), suggest_position(text)):
        assert not suggestion.startswith(",")


def test_the_glossary_and_the_suggestions_call_a_post_by_one_name():
    posts = resources.toml("glossary.toml")["terms"]["post"].values()
    suggested = {post["zh"]: suggest_position(post["zh"]) for post in posts}
    heads = {post["zh"]: post["en"] for post in posts if not post["zh"].endswith("负责人")}
    assert {zh: suggested[zh] for zh in heads} == heads
