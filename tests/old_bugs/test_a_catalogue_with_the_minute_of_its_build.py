"""Two wheels of the same source differed when a minute passed between them: babel had written the time of the build into the
compiled catalogue, because the `.po` file names none. The test of the wheels failed about once in ten runs."""

import gettext

from ledraft import resources


def test_the_compiled_catalogue_names_no_moment_of_its_build():
    with (resources.locales() / "zh" / "LC_MESSAGES" / "ledraft.mo").open("rb") as file:
        header = gettext.GNUTranslations(file).info()
    assert header["pot-creation-date"].startswith("2020-02-02")
    assert header["po-revision-date"].startswith("2020-02-02")
