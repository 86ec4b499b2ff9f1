"""What `safetynet reach` is asked: kinds, counties and options, right and wrong."""

from __future__ import annotations

import pytest
from calls import Run

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.reach import Subject
from safetynet.staff.reach.question import Question, find_subject

KIND = "social-welfare-center"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (KIND, Subject("kind", KIND)),
        ("社會福利服務中心", Subject("kind", KIND)),
        ("Social Welfare Service Center", Subject("kind", KIND)),
        ("protection", Subject("group", "protection")),
        ("group:protection", Subject("group", "protection")),
        (f"kind:{KIND}", Subject("kind", KIND)),
    ],
)
def test_kinds_and_groups_are_found_by_code_and_name(
    directory: Directory, name: str, expected: Subject
) -> None:
    """In either language, and as reach.csv writes groups."""
    assert expected == find_subject(directory, name)


@pytest.mark.parametrize("threshold", [float("nan"), float("inf")])
def test_threshold_is_a_number(threshold: float) -> None:
    """Within "nan km" of a site nobody lives, nor does everybody within "inf km"."""
    with pytest.raises(CallError, match="--threshold: write a number"):
        Question(kind=KIND, threshold=threshold)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--kind", "social-welfare-centre"), "did you mean 'social-welfare-center'?"),
        (("--county", "taipei"), "the counties are: kinmen, penghu, changhua, nantou"),
        (("--add", "2"), "--add: say --kind, too"),
        (("--objective", "median"), "--candidates and --objective: say --add, too"),
        (("--threshold", "2"), "--threshold: say --kind or --with, too"),
        (("--threshold", "0", "--kind", KIND), "0.0 is not in the range x>0"),
        (("--threshold", "nan", "--kind", KIND), "--threshold: write a number"),
        (("--add", "9", "--kind", KIND), "9 is not in the range 1<=x<=5"),
        (("--with", "nowhere.yaml"), "'nowhere.yaml' does not exist"),
        (("--config", "nowhere.yml"), "nowhere.yml is not there"),
    ],
)
def test_wrong_call_exits_with_2_and_says_why(
    reach: Run, words: tuple[str, ...], message: str
) -> None:
    """Each message says what to do."""
    result = reach(*words)

    assert (2, "") == (result.exit_code, result.stdout)
    assert message in result.stderr
