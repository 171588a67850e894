"""One definition per field: the registry, and what is derived from it."""

from ledraft.case import fields, paths
from ledraft.case.model import Case
from ledraft.case.schema import schema


def test_there_are_eight_fields_with_fourteen_parts() -> None:
    assert [field.id for field in fields.all_fields()] == [
        "credential_photos", "credential_selfie", "agency", "location", "position", "name", "contact", "materials",
    ]  # fmt: skip
    assert [len(field.parts) for field in fields.all_fields()] == [2, 1, 2, 2, 1, 2, 3, 1]


def test_every_part_has_the_owner_of_its_field_and_its_source_items() -> None:
    for field in fields.all_fields():
        for part in field.parts:
            assert part.owner == field.owner
            assert any(item.startswith("1-3-") for item in part.source_items)
            assert any(item.startswith("1-4-") for item in part.source_items)


def test_every_path_is_definite_and_stands_in_the_model() -> None:
    case = Case()
    for entry in fields.entries():
        paths.get(case, entry.path)
        assert "*" not in entry.path


def test_every_text_stands_in_both_languages() -> None:
    for entry in fields.entries():
        for texts in (entry.label, entry.help, entry.example, *(c.label for c in entry.choices)):
            assert texts["zh"].strip()
            assert texts["en"].strip()


def test_kodex_steps_of_the_fields_leave_out_only_those_that_take_no_data() -> None:
    asked = {step for field in fields.all_fields() for step in field.kodex_steps}
    assert asked == {1, 2, 3, 4, 5, 7}


def test_the_schema_describes_the_fields_for_editors() -> None:
    document = schema()
    assert document["$schema"].endswith("2020-12/schema")
    assert "机构名称" in document["$defs"]["Agency"]["properties"]["name"]["title"]
