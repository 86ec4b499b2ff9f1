"""All rules, in the order in which a reader meets what they are about."""

from __future__ import annotations

from safetynet.check import (
    closed,
    codes,
    confidential,
    contact,
    evidence,
    identity,
    leads,
    personal,
    places,
    special_days,
    stamps,
    suppressed,
    times,
    words,
)
from safetynet.check.case import FileRule, RecordRule

RECORD_RULES: tuple[RecordRule, ...] = (
    identity.check_id_is_new,
    suppressed.check_record_is_not_suppressed,
    identity.check_whole_exists,
    identity.check_whole_is_no_circle,
    codes.check_record_codes,
    words.check_languages_are_in_place,
    words.check_characters,
    words.check_translation_is_fresh,
    places.check_point_is_in_place,
    places.check_address_is_in_place,
    contact.check_phone_is_local,
    contact.check_phone_can_be_dialed,
    contact.check_url_is_web,
    personal.check_nobody_is_named,
    confidential.check_confidential_is_kept,
    leads.check_nothing_leads_to_confidential,
    leads.check_no_place_names_confidential,
    times.check_hours_parse,
    times.check_no_date_is_ahead,
    times.check_planned_is_ahead,
    closed.check_only_closed_say_so,
    closed.check_closed_is_not_ahead,
    closed.check_replacements_exist,
    closed.check_replacements_lead_on,
    evidence.check_cited_fields_exist,
    evidence.check_facts_are_sourced,
)
AMONG_RECORDS: tuple[FileRule, ...] = (
    identity.check_ids_are_unique,
    identity.check_record_is_there_once,
    stamps.check_many_are_checked_by_somebody,
)
"""Those of the rules on files that find something in services.yaml."""
FILE_RULES: tuple[FileRule, ...] = (
    *AMONG_RECORDS,
    codes.check_vocabulary_codes,
    codes.check_hotline_codes,
    codes.check_reviewer_codes,
    times.check_hotline_times,
    times.check_sources_are_not_ahead,
    special_days.check_special_days,
    special_days.check_special_days_are_there_once,
    suppressed.check_suppressed_are_clear,
    evidence.check_other_urls,
    leads.check_nothing_else_names_confidential,
    leads.check_sources_of_confidential,
    personal.check_nobody_is_named_elsewhere,
    words.check_placeholders_agree,
)
