"""Everything of the inside of the library that the tests need, each imported from its home.

A test uses public names. What has none it takes from here, so that a module can move by editing this file alone.
"""

from __future__ import annotations

from inovasi_daerah import nation
from inovasi_daerah.canonical import as_mapping, canonical_json
from inovasi_daerah.cli import main
from inovasi_daerah.cli import regions as cli_regions
from inovasi_daerah.cli.nation_table import as_table
from inovasi_daerah.cli.progress import with_progress
from inovasi_daerah.conformance import PARTS as CONFORMANCE_PARTS
from inovasi_daerah.conformance import Verdict as ConformanceVerdict
from inovasi_daerah.conformance import check as conformance_check
from inovasi_daerah.conformance import write as conformance_write
from inovasi_daerah.conformance.broken import faults_of_innovation, faults_of_submission
from inovasi_daerah.conformance.computed import aggregate as conformance_aggregate
from inovasi_daerah.conformance.computed import classify as conformance_classify
from inovasi_daerah.domain import regions as domain_regions
from inovasi_daerah.domain.affairs import affairs_in, concurrent_affairs
from inovasi_daerah.domain.asta_cita import ASTA_CITA
from inovasi_daerah.domain.claims import Fact
from inovasi_daerah.domain.innovations import MOST_WORDS, count_words
from inovasi_daerah.domain.region_table import Tertinggal, lists_of_tertinggal
from inovasi_daerah.domain.rich_text import without_markup
from inovasi_daerah.domain.unit_names import guess_kind
from inovasi_daerah.domain.validity import circular
from inovasi_daerah.exact import (
    Rounding,
    as_share,
    decimal_of,
    exact,
    has_decimal,
    is_short,
    parse_decimal,
    rounded,
    sum_of,
)
from inovasi_daerah.files import cells, workbook
from inovasi_daerah.files.documents import Document
from inovasi_daerah.files.file_errors import reason_of
from inovasi_daerah.files.formula_signs import unguarded
from inovasi_daerah.files.kinds import ASSESSMENT, DOCUMENTS, INSTRUMENT, INVENTORY, MOST_ITEMS, MOVEMENT, REGISTER
from inovasi_daerah.files.kinds import IMPROVEMENT as IMPROVEMENT_FILE
from inovasi_daerah.files.kinds import LAB as LAB_FILE
from inovasi_daerah.files.kinds import REPLICATIONS as REPLICATIONS_FILE
from inovasi_daerah.files.official_columns import COLUMNS
from inovasi_daerah.files.official_export import load_portfolio_from
from inovasi_daerah.files.official_values import clean, split_login
from inovasi_daerah.files.outputs import write_whole
from inovasi_daerah.files.submission_file import MAX_INNOVATIONS
from inovasi_daerah.files.workbook import NO_VALUE
from inovasi_daerah.files.workbook import _attempt as attempt_at_workbook
from inovasi_daerah.files.writing import as_csv
from inovasi_daerah.frozen import FrozenDict
from inovasi_daerah.levels import LEVELS
from inovasi_daerah.nation import Batch
from inovasi_daerah.planning import levels as planning_levels
from inovasi_daerah.planning.choosing import choices
from inovasi_daerah.portfolio.distribution import Distribution
from inovasi_daerah.portfolio.readings import ADMITTED as ADMITTED_ROWS
from inovasi_daerah.portfolio.readings import ALL as ALL_ROWS
from inovasi_daerah.portfolio.readings import Reach, reachable_points
from inovasi_daerah.portfolio.rows import Personal
from inovasi_daerah.practice.ecosystem import PRECISION, combine
from inovasi_daerah.practice.lab_stages import EXIT as LAB_EXIT
from inovasi_daerah.practice.lab_stages import LAB as LAB_STAGES
from inovasi_daerah.practice.lab_stages import ORDER as LAB_ORDER
from inovasi_daerah.practice.machines import PP_38, WORKFLOW, Machine
from inovasi_daerah.practice.profile import CROSSWALK, FOR_EXPLAINING_ONLY
from inovasi_daerah.problems import ABSENT, MOST_TOLD, nearest
from inovasi_daerah.programmes.participation import Unattributed
from inovasi_daerah.programmes.policies import highest
from inovasi_daerah.ranking.award import award_data
from inovasi_daerah.reading.cell_names import cell_name
from inovasi_daerah.reading.checks import Checked, rule
from inovasi_daerah.reading.look_alikes import looks_like
from inovasi_daerah.reading.plain import RawNumber
from inovasi_daerah.reading.strict_toml import parse_toml
from inovasi_daerah.reading.structure import Refused, read_what_can_be
from inovasi_daerah.reading.validators import FIRST_YEAR, LAST_YEAR, MAX_TEXT
from inovasi_daerah.references import Source
from inovasi_daerah.report.explained import Explained
from inovasi_daerah.report.html import STYLE, as_document, as_fragment
from inovasi_daerah.report.layout import WIDTH, beginning, brief, columns, plain, to_left, to_right, wrapped
from inovasi_daerah.report.section import Column, Note, Section, Table, figures
from inovasi_daerah.report.section import Row as section_Row
from inovasi_daerah.report.section import columns as section_columns
from inovasi_daerah.report.text import as_text
from inovasi_daerah.rules import bands as rules_bands
from inovasi_daerah.rules import catalogue as rules_catalogue
from inovasi_daerah.rules import consistency as rules_consistency
from inovasi_daerah.rules import eligibility as rules_eligibility
from inovasi_daerah.rules import formula as rules_formula
from inovasi_daerah.rules import library
from inovasi_daerah.rules import rulebook as rules_rulebook
from inovasi_daerah.rules import scales as rules_scales
from inovasi_daerah.rules import settings as rules_settings
from inovasi_daerah.rules.bands import MAX_PLACES
from inovasi_daerah.rules.catalogue import Row
from inovasi_daerah.rules.consistency import KINDS_OF_INNOVATION, sources_and_texts
from inovasi_daerah.rules.fact_forms import forms_of_facts
from inovasi_daerah.rules.formula import Formula
from inovasi_daerah.rules.library import _tables as tables_of_editions
from inovasi_daerah.rules.own_figures import OWN_FIGURE
from inovasi_daerah.rules.reading import parse_rulebook, read_rulebook
from inovasi_daerah.rules.scales import Condition, Scale, ScaleKind
from inovasi_daerah.rules.sections import COSTS_ITS_POINTS
from inovasi_daerah.scoring import grading, row_scores
from inovasi_daerah.scoring.aggregation import points_in_range
from inovasi_daerah.scoring.eligibility import REASONS, is_in_window
from inovasi_daerah.scoring.formula import covered_services, formula_of
from inovasi_daerah.scoring.grading import Grader, grader_of
from inovasi_daerah.scoring.row_scores import RowScoreTable, row_score_table
from inovasi_daerah.tables.checks import differ_in_blocks
from inovasi_daerah.testing.plugin import register as register_strategies
from inovasi_daerah.text import LANGS, Lang, Term, UnknownLanguage, same

__all__ = [
    "ABSENT",
    "ADMITTED_ROWS",
    "ALL_ROWS",
    "ASSESSMENT",
    "ASTA_CITA",
    "COLUMNS",
    "CONFORMANCE_PARTS",
    "COSTS_ITS_POINTS",
    "CROSSWALK",
    "DOCUMENTS",
    "FIRST_YEAR",
    "FOR_EXPLAINING_ONLY",
    "IMPROVEMENT_FILE",
    "INSTRUMENT",
    "INVENTORY",
    "KINDS_OF_INNOVATION",
    "LAB_EXIT",
    "LAB_FILE",
    "LAB_ORDER",
    "LAB_STAGES",
    "LANGS",
    "LAST_YEAR",
    "LEVELS",
    "MAX_INNOVATIONS",
    "MAX_PLACES",
    "MAX_TEXT",
    "MOST_ITEMS",
    "MOST_TOLD",
    "MOST_WORDS",
    "MOVEMENT",
    "NO_VALUE",
    "OWN_FIGURE",
    "PP_38",
    "PRECISION",
    "REASONS",
    "REGISTER",
    "REPLICATIONS_FILE",
    "STYLE",
    "WIDTH",
    "WORKFLOW",
    "Batch",
    "Checked",
    "Column",
    "Condition",
    "ConformanceVerdict",
    "Distribution",
    "Document",
    "Explained",
    "Fact",
    "Formula",
    "FrozenDict",
    "Grader",
    "Lang",
    "Machine",
    "Note",
    "Personal",
    "RawNumber",
    "Reach",
    "Refused",
    "Rounding",
    "Row",
    "RowScoreTable",
    "Scale",
    "ScaleKind",
    "Section",
    "Source",
    "Table",
    "Term",
    "Tertinggal",
    "Unattributed",
    "UnknownLanguage",
    "affairs_in",
    "as_csv",
    "as_document",
    "as_fragment",
    "as_mapping",
    "as_share",
    "as_table",
    "as_text",
    "attempt_at_workbook",
    "award_data",
    "beginning",
    "brief",
    "canonical_json",
    "cell_name",
    "cells",
    "choices",
    "circular",
    "clean",
    "cli_regions",
    "columns",
    "combine",
    "concurrent_affairs",
    "conformance_aggregate",
    "conformance_check",
    "conformance_classify",
    "conformance_write",
    "count_words",
    "covered_services",
    "decimal_of",
    "differ_in_blocks",
    "domain_regions",
    "exact",
    "faults_of_innovation",
    "faults_of_submission",
    "figures",
    "forms_of_facts",
    "formula_of",
    "grader_of",
    "grading",
    "guess_kind",
    "has_decimal",
    "highest",
    "is_in_window",
    "is_short",
    "library",
    "lists_of_tertinggal",
    "load_portfolio_from",
    "looks_like",
    "main",
    "nation",
    "nearest",
    "parse_decimal",
    "parse_rulebook",
    "parse_toml",
    "plain",
    "planning_levels",
    "points_in_range",
    "reachable_points",
    "read_rulebook",
    "read_what_can_be",
    "reason_of",
    "register_strategies",
    "rounded",
    "row_score_table",
    "row_scores",
    "rule",
    "rules_bands",
    "rules_catalogue",
    "rules_consistency",
    "rules_eligibility",
    "rules_formula",
    "rules_rulebook",
    "rules_scales",
    "rules_settings",
    "same",
    "section_Row",
    "section_columns",
    "sources_and_texts",
    "split_login",
    "sum_of",
    "tables_of_editions",
    "to_left",
    "to_right",
    "unguarded",
    "with_progress",
    "without_markup",
    "workbook",
    "wrapped",
    "write_whole",
]
