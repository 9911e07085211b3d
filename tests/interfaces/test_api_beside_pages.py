"""Whatever is done on a page can be done by a program: each address of the pages has its endpoint,
or is about the page itself."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, get_resolver

from remit.interfaces.api.site import api

ENDPOINTS = {
    endpoint["operationId"]
    for methods in api.get_openapi_schema()["paths"].values()
    for endpoint in methods.values()
}
DONE_BY: dict[str, set[str]] = {
    "board": {"figures", "records", "changes", "undecided"},
    "figures_list": {"records"},
    "figures_changes": {"changes", "moved"},
    "figures_table": {"figures"},
    "charts": {"figures", "changes"},
    "charts_ageing": {"records"},
    "ledger": {"head", "act_list"},
    "act": {"act_stored"},
    "act_proof": {"proof"},
    "checkpoints": {"checkpoint_list", "growth"},
    "checkpoint": {"checkpoint_list"},
    "verify_ledger": {"verify", "verifications"},
    "verification": {"verification"},
    "cancel_verification": {"cancel_verification"},
    "organisation": {"trees", "tree", "units"},
    "unit": {"unit"},
    "administration": {"units_waiting", "plans"},
    "persons": {"people"},
    "person": {"somebody"},
    "reorganise": {"preview_reorganisation", "reorganise"},
    "take_back_plan": {"plans", "take_back_reorganisation"},
    "hand_over": {"hand_over"},
    "change": {
        *("create_unit", "rename_unit", "place_unit", "open_tree", "create_post"),
        *("name_steward", "delegate", "end_delegation", "enter_person", "grant_role", "end_role"),
        *("bar_person", "admit_person", "remove_second_step", "correct_person"),
    },
    "units_import": {"preview_units"},
    "units_confirm": {"import_units"},
    "units_table": {"empty_units"},
    "commitments_import": {"preview_commitments"},
    "commitments_import_write": {"import_commitments"},
    "commitments_import_table": {"empty_commitments"},
    "commitments_export": {"export_commitments"},
    "my_work": {"queues", "notices"},
    "notices": {"notices"},
    "mark_notices_read": {"mark_read"},
    "commitments": {"commitments"},
    "record_instruction": {"begin"},
    "units_found": {"units"},
    "posts_found": {"unit"},
    "unit_groups": {"tree"},
    "due_said": {"due"},
    "commitment": {"commitment", "acts", "conversation"},
    "write_note": {"write_note"},
    "reword_note": {"reword_note"},
    "withdraw_note": {"withdraw_note"},
    "commitment_act": {"act_accept", "act_close", "attach_file", "bulk"},
    "act_together": {"bulk"},
    "evidence": {"evidence"},
    "texts": {"documents"},
    "register_text": {"register", "read", "hand_in", "batches"},
    "intake": {"batch"},
    "resume_intake": {"resume"},
    "text": {
        *("document", "drafts", "pairs", "notes", "last_decision", "provisions", "expressions"),
        "announced",
    },
    "touched": {"touched", "my_touched"},
    "text_in": {"place"},
    "original": {"original"},
    "akoma_ntoso": {"exported"},
    "relate_text": {"relate"},
    "part_texts": {"parting", "part"},
    "relate_provisions": {"provision_relations", "relate_provisions"},
    "part_provisions": {"part_provisions"},
    "text_history": {"history"},
    "correct_heading": {"correct"},
    "take_back_correction": {"take_correction_back"},
    "add_draft": {"add"},
    "merge_drafts": {"merge"},
    "undo_decision": {"undo"},
    "end_note": {"end_note"},
    "accept_certain": {"certain", "accept_certain"},
    "draft_changes": {"meanwhile"},
    "beside": {"beside"},
    "answer_pair": {"answer"},
    "link_draft": {"link"},
    "part_draft": {"part_draft"},
    "accept_draft": {"draft", "accept"},
    "reject_draft": {"reject"},
    "split_draft": {"split"},
    "take_back_draft": {"take_back"},
    "profile": {"me"},
    "list_columns": {"columns", "choose_columns"},
    "save_list": {"save_list"},
    "saved_lists": {"saved_lists"},
    "saved_lists_named": {"saved_lists"},
    "rename_list": {"rename_list"},
    "remove_list": {"remove_list"},
    "take_back_list": {"take_back_list"},
    "search": {"search"},
    "search_found": {"search"},
}
ABOUT_THE_PAGE: dict[str, str] = {
    "home": "leads to a page",
    "check_proof": "a program to be kept, the same for everybody",
    "begin_step": "names the button of a form",
    "day_said": "says a typed day in words",
    "part_row": "adds a row to a form",
    "keep_draft": "the memory of a form",
    "leave_draft": "the memory of a form",
    "discard_half_edit": "the memory of a form",
    "figures_list_xlsx": "the records, laid out for people",
    "figures_list_csv": "the records, laid out for people",
    "figures_list_zip": "the records, laid out for people",
    "figures_table_xlsx": "the figures, laid out for people",
    "figures_table_csv": "the figures, laid out for people",
    "figures_table_zip": "the figures, laid out for people",
    "commitments_file": "the commitments, laid out for people",
    "tokens": "a token must not make tokens",
    "revoke_token": "a token must not make tokens",
    "act_as": "the header Remit-Post",
    "choose_language": "the header Accept-Language",
    "choose_theme": "how pages look",
    "enter": "signing in",
    "send_link": "signing in",
    "show_link": "signing in",
    "account_reset_password": "signing in",
    "sign_on": "signing in",
    "sign_on_back": "signing in",
    "sign_on_ended": "signing in",
    "enter_sample": "signing in",
    "design": "how pages look",
    "design_section": "how pages look",
    "tour": "leads through the pages",
    "begin_tour": "leads through the pages",
    "end_tour": "leads through the pages",
    "charts_svg": "a picture of the figures",
    "charts_png": "a picture of the figures",
    "commitment_picture": "a picture of the acts",
    "health": "open to all",
}


def _pages() -> Iterator[str]:
    """The names of the addresses that are ours and not the API's."""
    return _named(get_resolver().url_patterns)


def _named(patterns: list[Any]) -> Iterator[str]:
    for pattern in patterns:
        if not isinstance(pattern, URLPattern):
            yield from _named(pattern.url_patterns)
        elif pattern.callback.__module__.startswith("remit.interfaces.web") and pattern.name:
            yield pattern.name


def test_every_page_has_its_endpoint_or_is_about_the_page() -> None:
    assert set(_pages()) - DONE_BY.keys() - ABOUT_THE_PAGE.keys() == set()
    assert DONE_BY.keys() & ABOUT_THE_PAGE.keys() == set()


def test_every_endpoint_that_is_named_for_a_page_is_there() -> None:
    named = {name for names in DONE_BY.values() for name in names}
    assert named - ENDPOINTS == set()
