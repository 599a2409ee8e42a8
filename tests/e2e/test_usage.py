"""What is typed wrongly is told in the language of the messages, with the nearest right word."""

from __future__ import annotations

import pytest

from generator.cli import main


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("cofirm lahti --messages fi", "komentoa cofirm ei ole. Tarkoititko confirm?"),
        ("cofirm lahti", "there is no command cofirm. Did you mean confirm?"),
        ("confirm --messages fi", "tästä puuttuu: RECORD."),
        ("confirm lahti --filed phone --messages fi", "mikä olisi --filed phone. Tarkoititko --field?"),
        ("confirm lahti --field --messages=fi", "--field tarvitsee peräänsä arvon."),
        ("new service north --messages fi", "KIND: service ei kelpaa. Tarkoititko service-area? Nämä kelpaavat: unit,"),
        ("check --format txt", "--format cannot be txt. Did you mean text?"),
        ("check --messages sv", "--messages cannot be sv. These can be: en, fi."),
        ("confirm lahti --fo", "nothing here is called --fo."),
        ("", "type a command after it, such as check."),
    ],
)
def test_wrong_usage_is_told_in_words(
    typed: str, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    with pytest.raises(SystemExit) as stopped:
        main(typed.split())
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.startswith("usage: ")
