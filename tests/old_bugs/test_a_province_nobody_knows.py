"""The proposals of the specimens' addresses began "Yanglishengyangli City": 样例省 is in no table of provinces, and its name ran on
into that of the city."""

from ledraft.names.places import suggest_address, suggest_agency


def test_an_unknown_province_is_spelt_as_a_province():
    assert suggest_address("样例省样例市样例区样例路2号") == "No. 2 Yangli Road, Yangli District, Yangli City, Yangli Province"


def test_an_unknown_provinces_organs_are_provincial():
    assert suggest_agency("样例省公安厅") == "Yangli Provincial Public Security Department"


def test_the_character_for_province_within_a_road_or_a_building_is_no_province():
    assert suggest_address("样例市样例区省府路1号") == "No. 1 Shengfu Road, Yangli District, Yangli City"
    assert suggest_address("鞍山市铁西区人民路省直大厦") == "Shengzhi Tower, Renmin Road, Tiexi District, Anshan City"
