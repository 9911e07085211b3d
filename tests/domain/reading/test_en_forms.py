"""The forms in which English documents order, ask, promise and date, in sentences of our own."""

import pytest

from remit.domain import reading
from remit.domain.reading.records import Obligation, Reading
from remit.texts import packs

HEAD = "Ministry of Works\nCircular No. 7 of 2025\n3 March 2025\n\n"


def _read(text: str) -> Reading:
    return reading.read(text, packs.packs())


def _drafts(text: str) -> tuple[Obligation, ...]:
    return _read(HEAD + text + "\n").obligations


def _only(text: str) -> Obligation:
    found = _drafts(text)
    assert len(found) == 1, [one.span.quote for one in found]
    return found[0]


def _who(draft: Obligation) -> str | None:
    return draft.actor.span.quote if draft.actor else None


BINDING = [
    ("The Harbour Board shall dredge the channel.", "directive", "The Harbour Board"),
    ("All contractors must wear helmets on site.", "directive", "All contractors"),
    ("Wardens may not leave their posts.", "directive", "Wardens"),
    ("District officers are hereby directed to close the wells.", "directive", "District officers"),
    ("The Ferry Agency is to hand over the keys.", "task", "The Ferry Agency"),
    ("The Road Agency to clear the drains.", "directive", "The Road Agency"),
    ("Depot managers need to check the pumps.", "directive", "Depot managers"),
    ("The Mayor instructed the Fire Department to test the hoses.", "directive", None),
    ("The Minister has ordered the Port Authority to reopen berth two.", "directive", None),
    ("The Council requests that the Registrar reopen the office.", "directive", "the Registrar"),
    ("It was agreed that the Treasurer would settle the bill.", "directive", "the Treasurer"),
    ("It is essential that the Board meet in public.", "directive", "the Board"),
    ("The Committee expects the Director to answer in person.", "directive", "the Director"),
    ("The Weather Office was told to repair the mast.", "task", "The Weather Office"),
    ("Action - RT to ring the owner.", "task", "RT"),
    ("ACTION 4: The clerk to circulate the paper.", "task", "The clerk"),
    ("The clinics should keep a stock book.", "directive", "The clinics"),
    ("We recommend that the Ministry of Health adopt a code.", "recommendation", None),
    ("The recommendation that the Parks Team act as host stands.", "recommendation", None),
    ("The Agency may wish to consider a lower fee.", "recommendation", "The Agency"),
    ("It would be useful to publish the tide tables.", "recommendation", None),
    ("He called on traders to keep the streets clean.", "exhortation", "traders"),
    ("Schools are encouraged to plant trees.", "exhortation", "Schools"),
    ("The Water Company will repair the dam.", "commitment", "The Water Company"),
    ("The bank undertook that wages would be paid.", "commitment", "The bank"),
    ("The Bureau pledged to open its books.", "commitment", "The Bureau"),
    ("For its part the Lottery Office will release the prize.", "commitment", "the Lottery Office"),
]


@pytest.mark.parametrize(("text", "kind", "actor"), BINDING)
def test_a_form_that_binds_is_read_with_its_kind_and_actor(
    text: str, kind: str, actor: str | None
) -> None:
    draft = _only(text)
    assert draft.kind == kind
    assert draft.confidence >= 0.5
    if actor:
        assert _who(draft) == actor


ASKED = [
    ("The Mayor instructed the Fire Department to test the hoses.", "the Fire Department"),
    ("The Minister has ordered the Port Authority to reopen berth two.", "the Port Authority"),
    ("We recommend that the Ministry of Health adopt a code.", "the Ministry of Health"),
    ("It is proposed that a study be made by the Survey Department.", "the Survey Department"),
    ("The dykes must be inspected by the River Board each May.", "the River Board"),
    ("In order to help the towns, the Rail Authority, with the Treasury, shall act.", None),
    ("It was recommended that Sir Alan Roe should be asked to chair the talks.", "Sir Alan Roe"),
]


@pytest.mark.parametrize(("text", "actor"), ASKED)
def test_the_actor_is_who_acts_and_not_who_asks(text: str, actor: str | None) -> None:
    assert _who(_only(text)) == (actor or "the Rail Authority")


@pytest.mark.parametrize(
    "text",
    [
        "A policy on leave should be developed.",
        "Old seals must not be destroyed.",
        "The list shall be kept in two copies.",
    ],
)
def test_what_is_to_be_done_without_a_doer_names_nobody(text: str) -> None:
    before = "The Harbour Board shall dredge the channel. "
    assert _drafts(before + text)[-1].actor is None


FREE = [
    "The audit found that the stores were empty.",
    "I refer to your letter on the subject.",
    "The Act required owners to register in 1998.",
    "There will be no carrying over of funds.",
    "No extension of the date will be granted.",
    "It may also be asked to give advice.",
    "The aim of the fund is to cut costs.",
    "Recalling that all States should cooperate,",
    "Any other business: none",
    "The delegates had already agreed to wait.",
    "This circular shall take effect on 1 May 2025.",
    "It was agreed in 2018 that the service would be reviewed.",
    "The work of the Board must not be underestimated.",
    "Roads that need to be repaired are listed below.",
    "Demand will rise over the decade.",
]


@pytest.mark.parametrize("text", FREE)
def test_words_that_only_report_or_define_bind_nobody(text: str) -> None:
    assert [one.span.quote for one in _drafts(text) if one.confidence >= 0.5] == []


DATED = [
    ("by 14 June 2025", "by", "2025-06-14"),
    ("not later than 29 May 2025", "by", "2025-05-29"),
    ("latest by 31.12.2025", "by", "2025-12-31"),
    ("by the end of June", "by", "2025-06"),
    ("before 30 September", "before", "2025-09-30"),
    ("in October at the latest", "by", "2025-10"),
    ("in the fourth quarter", "in", "2025-Q4"),
    ("in March, 2026", "in", "2026-03"),
    ("from 16.12.2025", "from", "2025-12-16"),
    ("starting in October", "from", "2025-10"),
    ("with effect from Monday, 19th May, 2025", "from", "2025-05-19"),
    ("within September", "within", "2025-09"),
    ("by the close of the financial year on 30 June 2025", "by", "2025-06-30"),
    ("by the 14th of next month", "by", "2025-04-14"),
    ("on or before 12/31/2025", "by", "2025-12-31"),
]


@pytest.mark.parametrize(("words", "operator", "value"), DATED)
def test_a_date_is_read_with_its_operator(words: str, operator: str, value: str) -> None:
    due = _only(f"The Harbour Board shall dredge the channel {words}.").deadline
    assert due is not None
    assert (due.operator, due.value) == (operator, value)


COUNTED = [
    "within 90 days of receipt of the lists",
    "at least one week prior to the hearing",
    "once the plan has been accepted",
    "upon completion of the survey",
    "at the next meeting",
    "before the rainy season",
    "when available",
]


@pytest.mark.parametrize("words", COUNTED)
def test_a_time_counted_from_an_event_keeps_its_trigger(words: str) -> None:
    due = _only(f"The Harbour Board shall dredge the channel {words}.").deadline
    assert due is not None
    assert due.value is None
    assert due.trigger


@pytest.mark.parametrize(
    "words",
    ["by return", "at the earliest opportunity", "as a matter of urgency", "during the spring"],
)
def test_a_vague_time_stays_words(words: str) -> None:
    due = _only(f"The Harbour Board shall dredge the channel {words}.").deadline
    assert due is not None
    assert due.vague


@pytest.mark.parametrize(
    "words",
    ["every Friday", "once a fortnight", "by the fifth day of every month", "each quarter"],
)
def test_what_recurs_is_told(words: str) -> None:
    assert _only(f"The Harbour Board shall report {words}.").recurrence == words


def test_items_below_a_lead_in_owe_what_it_asks() -> None:
    found = _drafts(
        "All Bureaus/Agencies are asked to do the following:\n"
        "i. Name a liaison officer by 13.12.2025.\n"
        "ii. Forward the returns every Friday.\n"
        "iii. Review old files."
    )
    assert [_who(one) for one in found] == ["All Bureaus/Agencies"] * 3
    assert [one.deadline.value for one in found if one.deadline] == ["2025-12-13", None]


def test_items_below_a_recommendation_are_recommendations() -> None:
    found = _drafts(
        "The Committee recommends that -\n"
        "(a) the Registrar report to the Senate on the rolls;\n"
        "(b) the Librarian include a table in the return."
    )
    assert [one.kind for one in found] == ["recommendation"] * 2
    assert [_who(one) for one in found] == ["the Registrar", "the Librarian"]


def test_a_lead_in_does_not_swallow_the_sentence_before_it() -> None:
    found = _drafts(
        "The Harbour Board shall dredge the channel. It is further recommended that:\n"
        "(a) the depot be closed;\n(b) the staff be moved."
    )
    assert "dredge" in found[0].span.quote


def test_who_is_addressed_owes_what_names_nobody() -> None:
    text = "To: All heads of depots\n\nPlease return the keys by 4 May 2025.\n"
    draft = _only(text)
    assert draft.actor is not None
    assert (draft.actor.span.quote, draft.actor.basis) == ("All heads of depots", "inherited")


NUMBERED = [
    ("Ref: KX/FIN/9/2 Vol. IV (31)\nPort Elm, 4 May 2026\n", "KX/FIN/9/2 Vol. IV (31)"),
    ("No. 15/6/2022-OPW(Est)\nOFFICE MEMORANDUM\n", "15/6/2022-OPW(Est)"),
    ("EXECUTIVE ORDER 21007\nRivers\n", "21007"),
    ("Resolution 77/412\nThe Assembly,\n", "77/412"),
]


@pytest.mark.parametrize(("head", "number"), NUMBERED)
def test_a_document_is_numbered_as_its_head_says(head: str, number: str) -> None:
    document = _read(head + "\nThe Harbour Board shall dredge the channel.\n").document
    assert document.number == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("report No. OX/2019/77 of 18 December 2024", "OX/2019/77"),
        ("letter KX/FIN/9/2 (12) of 9 February 2024", "KX/FIN/9/2 (12)"),
        ("O.M. No. 15/3/2021-OPW(Est) dated the 19th May, 2023", "15/3/2021-OPW(Est)"),
        ("Executive Order 20871 of March 3, 2019", "20871"),
        ("document A/RES/70/1", "A/RES/70/1"),
    ],
)
def test_another_document_is_cited_by_its_number(words: str, number: str) -> None:
    found = _read(HEAD + f"The board acted on {words} without delay.\n").references
    assert [one.number for one in found] == [number]


TYPED = [
    ("title: 2020-1-5 Water Board Meeting\n", "minutes"),
    ("Third Report of the Committee on Accounts\n", "report"),
    ("Recommendations\n", "report"),
    ("National Action Plan for Clean Water\n", "plan"),
    ("OFFICE MEMORANDUM\n", "circular"),
    ("Dear Colleague,\n", "letter"),
    ("Decision of the Council on fees\n", "decision"),
    ("PORT LOMA, 4 May (Loma News Agency) - The Mayor spoke.\n", "report"),
]


@pytest.mark.parametrize(("head", "kind"), TYPED)
def test_the_head_tells_the_type(head: str, kind: str) -> None:
    assert _read(head + "\nThe Harbour Board shall dredge the channel.\n").document.type == kind


DECIDED = [
    (
        "The proposal made by Hon. A. B. Roe, the Minister of Ports and Ferries, to lease a "
        "dredger from Lumo (Pvt) Ltd., was approved by the Cabinet.",
        "the Minister of Ports and Ferries",
    ),
    (
        "The proposal of the Minister of Justice to instruct the Legal Draftsman to prepare a "
        "ferry bill was approved by the Cabinet.",
        "the Legal Draftsman",
    ),
    ("The Board decided to request the Port Agency to clear the quay.", "the Port Agency"),
    (
        "Cabinet also authorized the Minister of Health to issue a circular.",
        "the Minister of Health",
    ),
    ("RESOLVED: That the Harbour Master submit a survey.", "the Harbour Master"),
    ("All heads of school have been requested to close the gates.", "All heads of school"),
    ("Deputy Prime Minister Roe Doe is tasked with clearing the ports.", "Deputy Prime Minister"),
    ("ACTION 9/3: Harbour Master and Head of Customs - agree a plan.", None),
    ("He urged ministries to strictly, promptly and fully obey the rules.", "ministries"),
]


@pytest.mark.parametrize(("text", "actor"), DECIDED)
def test_what_a_meeting_decides_binds_whom_it_names(text: str, actor: str | None) -> None:
    draft = _only(text)
    assert draft.confidence >= 0.5
    assert _who(draft) == (actor or "Harbour Master and Head of Customs")


TOLD = [
    "The share of working wells should rise to 90 per cent.",
    "This project, to be built in a year, will facilitate trade.",
    "It may be that some towns will agree.",
    "The Fisheries Act provides that a boat shall carry a number.",
    "Requests for more time will not be considered.",
    "If the question should be raised again, the Board has no view.",
    "Order 13 of May 6, 2020 (Water), directed towns to meter every house.",
]


@pytest.mark.parametrize("text", TOLD)
def test_a_target_an_effect_and_another_text_bind_nobody(text: str) -> None:
    assert [one.span.quote for one in _drafts(text) if one.confidence >= 0.5] == []


def test_items_that_only_tell_are_not_owed() -> None:
    found = _drafts(
        "Cabinet approval was granted -\n"
        "(i) to set apart 3 million crowns for the wells;\n"
        "(ii) for Line Ministries to use their own pumps.\n\n"
        "Matters arising\n"
        "2.1 Of the eleven points seven were complete."
    )
    shown = [one.span.quote for one in found if one.confidence >= 0.5]
    assert len(shown) == 2
    assert [_who(one) for one in found if one.confidence >= 0.5] == [None, "Line Ministries"]


def test_a_lead_in_at_the_end_of_a_paragraph_announces_its_items() -> None:
    found = _drafts(
        "The panel met in May. The Board granted its concurrence for the following.\n"
        "* To open a seed bank in each town.\n"
        "* To sell seeds at cost."
    )
    assert [one.span.quote[:7] for one in found if one.confidence >= 0.5] == ["To open", "To sell"]


def test_the_date_of_a_heading_is_the_limit_of_what_stands_right_below() -> None:
    found = _drafts(
        "4.2 Collection of data (July to August 2025)\n"
        "All wardens shall collect the forms.\n"
        "Towns shall keep copies."
    )
    assert [(one.deadline.operator, one.deadline.value) for one in found if one.deadline] == [
        ("by", "2025-08")
    ]


def test_lines_below_an_order_say_who_by_when_with_whom_and_what() -> None:
    found = _drafts(
        "Activity 1.1 Develop standards for ferries\n"
        "Responsible: Ministry of Transport\n"
        "Partners: Bureau of Standards; Coast Guard\n"
        "Timeline: December 2025\n"
        "Output: Standards in force"
    )
    assert len(found) == 1
    only = found[0]
    assert _who(only) == "Ministry of Transport"
    assert [one.quote for one in only.cooperating] == ["Bureau of Standards", "Coast Guard"]
    assert [one.quote for one in only.deliverables] == ["Standards in force"]
    assert only.deadline is not None
    assert (only.deadline.operator, only.deadline.value) == ("in", "2025-12")


def test_a_limit_in_a_sentence_of_its_own_belongs_to_the_action() -> None:
    draft = _only("ACTION 2: The clerk to fit a pump. Before end of May.")
    assert draft.deadline is not None
    assert (draft.deadline.operator, draft.deadline.value) == ("by", "2025-05")


def test_the_fields_before_a_text_name_it_and_date_it() -> None:
    read = _read(
        "---\ntags: a\ndate: '2025-04-02'\nsource_url: https://example.org/x\n"
        'title: "Memorandum on Safe Ferries"\n---\n\nThe Harbour Board shall act.\n'
    )
    assert (read.document.type, read.document.date) == ("directive", "2025-04-02")


def test_a_cabinet_decision_is_known_by_its_words() -> None:
    read = _read("The proposal to buy two ferries was approved by the Cabinet.\n")
    assert read.document.type == "decision"


ADMITTED = [
    "Some leaders have not paid attention to the wells.",
    "Four of the nine risks had no owner.",
    "No single register of wells exists.",
    "Pile driving was five weeks behind.",
]


@pytest.mark.parametrize("text", ADMITTED)
def test_what_was_left_undone_is_a_finding(text: str) -> None:
    assert [one.kind for one in _read(HEAD + text + "\n").findings] == ["limitation"]


def test_the_items_of_a_report_that_is_owed_are_no_orders() -> None:
    found = _drafts(
        "All agencies are required to:\n"
        "1. Within 20 days of the date of this circular, provide to the Ministry a report that "
        "includes:\n"
        "a. Number of cranes.\n"
        "b. List of the depots.\n"
        "2. Submit a plan for dredging by 1 June 2025."
    )
    shown = [one for one in found if one.confidence >= 0.5]
    assert [one.span.quote[:10] for one in shown] == ["Within 20 ", "Submit a p"]
    assert {_who(one) for one in shown} == {"All agencies"}


def test_the_items_below_announced_shortcomings_are_admitted() -> None:
    read = _read(
        "The auditors reported the following shortcomings:\n"
        "a. there was no register of boats;\n"
        "b. the boats were never painted.\n"
        "The Panel recommends that the Harbour Master ensures that:\n"
        "a. a register is opened;\n"
        "b. boats are painted.\n"
    )
    assert [one.kind for one in read.findings] == ["limitation", "limitation"]
    shown = [one for one in read.obligations if one.confidence >= 0.5]
    assert [one.kind for one in shown] == ["recommendation", "recommendation"]
    assert {_who(one) for one in shown} == {"the Harbour Master"}


def test_what_the_lead_in_calls_urgent_is_urgent_for_each_item() -> None:
    found = _drafts(
        "The Board shall urgently ensure that:\n(a) the pumps are mended;\n(b) the dam is painted."
    )
    assert [one.deadline.vague for one in found if one.deadline] == [True, True]


def test_a_day_of_every_year_is_no_date() -> None:
    draft = _only("Districts shall send their returns by 30 June each year.")
    assert draft.deadline is not None
    assert (draft.deadline.operator, draft.deadline.value) == ("every", None)


def test_a_limit_comes_before_a_beginning() -> None:
    draft = _only("Beginning 1 May 2025, the Bureau shall mend the wells by 9 June 2025.")
    assert draft.deadline is not None
    assert (draft.deadline.operator, draft.deadline.value) == ("by", "2025-06-09")


def test_a_cable_says_you_and_cites_other_cables() -> None:
    read = _read(
        "Loma, 3 May 1971\n\n418. Secret Priority\n\nYour telegram 77.\n\n"
        "Therefore you should call on the mayor again.\n"
    )
    assert (read.document.type, read.document.number) == ("letter", "418")
    assert [one.number for one in read.references] == ["77"]
    shown = [one for one in read.obligations if one.confidence >= 0.5]
    assert [(one.kind, _who(one)) for one in shown] == [("directive", "you")]


TYPES = [
    ("14th meeting of the Ferry Council\n\nAction 1\nThe clerk will write.\n", "minutes", "14"),
    ("Report of Port Heads Meeting, Loma\n\nIt was agreed to meet again.\n", "minutes", None),
    ("A readable copy of Harbour Directive 9-02.\n\nAll ports shall act.\n", "directive", "9-02"),
    ("The Mayor made these remarks today (11) at the port.\n", "report", None),
]


@pytest.mark.parametrize(("text", "kind", "number"), TYPES)
def test_a_text_is_known_by_how_it_opens(text: str, kind: str, number: str | None) -> None:
    document = _read(text).document
    assert (document.type, document.number) == (kind, number)


CITED = [
    ("as set out in 39 U.S.C. 1004(b)", "39 U.S.C. 1004(b)"),
    ("in line with ISO/IEC 27001:2013", "ISO/IEC 27001:2013"),
    ("described in doc 12/04.1", "12/04.1"),
]


@pytest.mark.parametrize(("words", "number"), CITED)
def test_titles_of_codes_standards_and_papers_are_cited(words: str, number: str) -> None:
    read = _read(HEAD + f"The Board shall act {words}.\n")
    assert [one.number for one in read.references] == [number]


def test_a_promise_under_a_heading_of_actions_is_a_task() -> None:
    found = _read(
        "14th meeting of the Ferry Council\n\nAction FC/14-1 (2019)\nThe clerk will write.\n"
    )
    assert [one.kind for one in found.obligations] == ["task"]


OWNERS = [
    ("Norway will lend a crane.", "Norway"),
    ("Both sides shall meet in May.", "Both sides"),
    ("He stressed that everyone must save water.", "everyone"),
    ("The list shall be sent within 9 days of the adoption of the plan by the Senate.", None),
    ("It is directed that retired pilots be hired.", None),
]


@pytest.mark.parametrize(("text", "who"), OWNERS)
def test_countries_sides_and_everyone_owe_and_a_passive_names_nobody(
    text: str, who: str | None
) -> None:
    assert {_who(one) for one in _drafts(text)} == {who}


def test_you_are_the_ones_to_whom_a_letter_goes() -> None:
    draft = _only("To: All harbour masters\n\nYou should paint the boats.")
    assert (draft.kind, _who(draft)) == ("directive", "All harbour masters")


def test_a_table_whose_cells_stand_one_below_the_other_is_read_row_by_row() -> None:
    rows = [
        ["1", "Survey all wells", "Wells Agency", "30 June 2031"],
        ["2", "Print the list of drillers", "Drilling Board", "end of Q3 2031"],
    ]
    cells = [["No.", "Action", "Lead", "Deadline"], *rows]
    text = "Wells Action Plan 2031\n\n" + "\n\n".join("\n".join(row) for row in cells) + "\n"
    found = [
        (one.action, one.actor and one.actor.span.quote, one.deadline and one.deadline.value)
        for one in _read(text).obligations
    ]
    assert found == [
        ("Survey all wells", "Wells Agency", "2031-06-30"),
        ("Print the list of drillers", "Drilling Board", "2031-Q3"),
    ]


def test_what_stands_before_a_text_between_two_rules_orders_nothing() -> None:
    text = (
        "---\ntags:\n- ferries\n- harbours\ndescription: Boards must act\n"
        "title: Executive Order 57\n---\n\nThe Harbour Board shall count its ferries.\n"
    )
    found = [one.span.quote for one in _read(text).obligations if one.confidence >= 0.5]
    assert found == ["The Harbour Board shall count its ferries"]


def test_recitals_that_end_with_the_order_do_not_silence_what_they_order() -> None:
    text = (
        "WHEREAS, the ferries are old; and\nWHEREAS, the piers are full, it is hereby ordered:\n\n"
        "Section 1. Duties. The Harbour Board shall mend the piers.\n"
    )
    assert "Harbour Board" in str([one.actor for one in _read(text).obligations])


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        (
            "All departments, agencies, and independent boards of the State shall open files.",
            "All departments, agencies, and independent boards of the State",
        ),
        ("The United States, Canada, and Norway will share the charts.", None),
        ("Trading members must keep a list of clients.", "Trading members"),
        (
            '"We will mend the pier by May 2031," the Minister of Works said.',
            "the Minister of Works",
        ),
        (
            "The Treasurer informed the officers of the Mint to release the coins.",
            "the officers of the Mint",
        ),
    ],
)
def test_who_owes_is_named_in_full(sentence: str, actor: str | None) -> None:
    first = next(one for one in _read(sentence).obligations if one.confidence >= 0.5)
    assert first.actor is not None
    assert first.actor.span.quote == (actor or "The United States, Canada, and Norway")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Clerk may assign officers to the panel.",
        "Please find the list below.",
        "The adviser informed the members that several boards have joined.",
        "Questions were raised about whether the list should be open.",
        "The approval has been granted at the meeting held on 4 May 2031 to name a panel.",
        "The Board shall terminate on 31 December 2031.",
    ],
)
def test_what_is_allowed_told_or_asked_binds_nobody(sentence: str) -> None:
    assert not [one for one in _read(sentence).obligations if one.confidence >= 0.5]


def test_the_members_of_a_body_are_no_orders() -> None:
    text = (
        "The panel shall be chaired by the Clerk and consist of officials from the following "
        "offices:\n(a) the Office of Roads;\n(b) the Office of Wells;\n(c) the Office of Piers.\n"
    )
    assert len([one for one in _read(text).obligations if one.confidence >= 0.5]) == 1


def test_items_below_several_sentences_belong_to_whom_the_last_one_names() -> None:
    text = (
        "1. The Director of Roads shall issue a guide. Agencies shall:\n"
        "a. name a leader within 45 days;\nb. print a list of roads;\n"
    )
    items = [one for one in _read(text).obligations if one.span.quote.startswith(("name", "print"))]
    assert [one.actor and one.actor.span.quote for one in items] == ["Agencies", "Agencies"]


def test_a_day_long_past_in_the_lead_does_not_date_the_text() -> None:
    text = (
        "The Council on Wells met yesterday (6).\n\nThe last meeting was held on April 5, 2031.\n\n"
        "The Chair instructed the Clerk to print the plan.\n"
    )
    assert _read(text).document.date is None


def test_what_a_unit_is_to_ensure_is_owed_item_by_item_however_it_is_put() -> None:
    text = (
        "The Committee recommends that the Harbour Board ensures that:\n"
        "a) Piers are inspected and painted;\nb) The Port is given a new crane; and\n"
    )
    found = [one for one in _read(text).obligations if one.confidence >= 0.5]
    assert [one.actor and one.actor.span.quote for one in found] == ["the Harbour Board"] * 2


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Harbour offices will keep a log of visits.", "directive", "Harbour offices"),
        ("Departments will publish their log by May 2026.", "task", "Departments"),
        ("The Water Company will keep a log of visits.", "commitment", "The Water Company"),
        ("All pier offices are advised to keep the gates shut.", "directive", "All pier offices"),
        ("It may be ensured that the gates are kept shut.", "directive", None),
        ("The officers may ensure that boards are put up.", "directive", "The officers"),
        ("The wells shall be cleaned by June 2026.", "directive", None),
    ],
)
def test_many_named_by_their_sort_are_told_what_they_will_do(
    text: str, kind: str, who: str | None
) -> None:
    draft = _only(text)
    assert (draft.kind, _who(draft)) == (kind, who)


def test_what_a_unit_will_do_item_by_item_is_promised_in_each() -> None:
    found = _drafts(
        "The Water Company will:\n\n-   mend the pumps in the old town\n-   paint the gates"
    )
    assert [(one.kind, _who(one)) for one in found] == [("commitment", "The Water Company")] * 2


def test_lettered_parts_of_one_sentence_are_owed_one_by_one() -> None:
    found = _drafts(
        "The following were approved: (a) to improve the pumps of the district; "
        "(b) to direct the Harbour Board to paint the gates."
    )
    shown = [one for one in found if one.confidence >= 0.5]
    assert [one.span.quote.split(" to ")[1][:9] for one in shown] == ["improve t", "direct th"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("By 11:59 pm EST, Friday, May 9, 2025, the Harbour Board shall report.", "2025-05-09"),
        ("The Harbour Board shall report from summer 2026.", "2026"),
        ("The Harbour Board shall report by 5 p.m. on 9 May 2025.", "2025-05-09"),
    ],
)
def test_a_limit_may_name_the_hour_or_the_season(text: str, value: str) -> None:
    due = _only(text).deadline
    assert due is not None
    assert due.value == value


@pytest.mark.parametrize(
    "text",
    [
        "Streamlining Harbour Fire Governance.",
        "This order shall be effective June 1, 2025.",
        "The panel shall consist of nine members.",
        "HB 21-01 directed agencies to shut the gates.",
        "An arrangement is required to keep the boats apart.",
        "We shall now turn to the next report.",
        "The working group identified opportunities to improve the gates.",
    ],
)
def test_titles_definitions_and_what_is_told_bind_nobody(text: str) -> None:
    assert not [one for one in _drafts(text) if one.confidence >= 0.5]


@pytest.mark.parametrize(
    "head",
    ["The Board met to consider:", "The main objectives of the Board are:", "The reasons are:"],
)
def test_an_agenda_aims_and_reasons_list_no_orders(head: str) -> None:
    found = _drafts(f"{head}\n\n(a) to keep the boats apart\n(b) to keep the gates shut")
    assert not [one for one in found if one.confidence >= 0.5]


def test_an_owner_in_brackets_before_an_action_owes_it() -> None:
    found = _drafts("Actions\n\n- [HP] Write to the host about the pictures.")
    assert [(one.kind, _who(one)) for one in found] == [("task", "HP")]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("under section 12(b) of title 44, U.S. Code", "section 12(b) of title 44, U.S. Code"),
        ("see 44 U.S.C. 3554 (a)(1)", "44 U.S.C. 3554 (a)(1)"),
    ],
)
def test_a_section_of_a_law_is_cited_in_full(words: str, number: str) -> None:
    assert number in {one.number for one in _read(f"{HEAD}The fee is due {words}.\n").references}


PLAN_HEAD = (
    "PEOPLE'S COMMITTEE OF THE CITY\nPLAN No. 5/KH\n7 January 2026\n\n"
    "The following is to be done:\n"
)


@pytest.mark.parametrize(
    ("line", "owner", "due"),
    [
        (
            "We will connect every school to the network by end of May 2026.",
            "PEOPLE'S COMMITTEE OF THE CITY",
            "2026-05",
        ),
        ("- Ministry of Works: pave the road; end of May", "Ministry of Works", "2026-05"),
        ("- Ministry of Works: pave the road; by 30 June 2026", "Ministry of Works", "2026-06-30"),
        (
            "The Ministry of Works has undertaken to connect all schools by 30 May 2026.",
            "The Ministry of Works",
            "2026-05-30",
        ),
        ("It is imperative that every ward keep a list by May 2026.", "every ward", "2026-05"),
    ],
)
def test_a_promise_a_bare_time_and_an_imperative_keep_their_owner_and_their_day(
    line: str, owner: str, due: str
) -> None:
    (owed,) = reading.read(f"{PLAN_HEAD}{line}\n", packs.packs()).obligations
    assert owed.actor is not None
    assert owed.actor.span.quote == owner
    assert owed.deadline is not None
    assert owed.deadline.value == due
    assert owed.confidence >= 0.5
