"""The page of charts with the same questions as the board, each chart as a file, and the lists
behind the classes of ageing."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from remit.commitments.queries import ageing
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import labels
from remit.interfaces.list_choices import known
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.board import answers, facts, listed
from remit.interfaces.web.board import asked as words
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.board.charted import about, ranking, stacking, trending, waiting
from remit.interfaces.web.board.charted.loaded import Loaded
from remit.interfaces.web.charts import isolating, shown
from remit.interfaces.web.charts.shown import Chart
from remit.interfaces.web.lists import columns as offered
from remit.interfaces.web.lists import entries, tools
from remit.interfaces.web.lists import shown as lists
from remit.kernel import clock

MADE: Mapping[str, Callable[[Asked, Loaded], Chart]] = MappingProxyType(
    {
        stacking.NAME: stacking.chart,
        trending.NAME: trending.chart,
        ranking.NAME: ranking.chart,
        waiting.NAME: waiting.chart,
    }
)


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def charts(request: Asking) -> HttpResponseBase:
    """How a scope stands, in pictures and in the tables behind them."""
    return answers.answer(request, "board/charts.html", _all)


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def charts_file(request: Asking, form: str) -> HttpResponseBase:
    """One chart as a picture that stands alone."""
    asked = words.asked(request, request.viewer)
    name = _chosen(request)
    data = MADE[name](asked, Loaded(asked, ranks=name == ranking.NAME)).data
    on = asked.scope.on.isoformat()
    return shown.file(data, about.lines(asked), name=f"{name}-{on}", form=form)


@require_GET
@rights.needs(Permission.SEE_FIGURES)
def charts_ageing(request: Asking) -> HttpResponseBase:
    """The commitments of one class of ageing, those that have waited longest first."""

    def make(asked: Asked) -> dict[str, object]:
        column = str(request.GET.get("column") or ageing.COLUMNS[0])
        age = waiting.chosen_class(str(request.GET.get("age", "")))
        start, wanted = listed.start(request), lists.columns(request, known.FIGURES)
        page = ageing.behind(
            request.viewer, asked.scope, column, age, start=start, size=listed.SIZE
        )
        return {
            "heading": isolating.joined(labels.column(column), waiting.class_name(age)),
            "table": lists.plain(
                wanted,
                entries.entries(request.viewer, asked.scope, page.cards, offered.needs(wanted)),
            ),
            "tools": tools.of_page(request, "charts_ageing"),
            "on_paper": facts.on_paper(asked, "", page.total, []),
            "pages": listed.pages(request, page.total),
            "ordered": _("Those that have waited longest first."),
        }

    return answers.answer(request, "board/list.html", make)


def _all(asked: Asked) -> dict[str, object]:
    loaded = Loaded(asked)
    has_some = bool(loaded.table.total.assigned)
    return {
        "charts": [_linked(name, asked, loaded) for name in MADE] if has_some else [],
        "has_some": has_some,
        "has_units": bool(asked.scope.edition.order),
        "is_past": asked.scope.on < clock.today(),
    }


def _linked(name: str, asked: Asked, loaded: Loaded) -> Chart:
    by = asked.by.value if asked.typed_by else None
    chart = MADE[name](asked, loaded)
    svg, png = (asked.scope_url(f"charts_{form}", chart=name, by=by) for form in shown.MEDIA)
    return replace(chart, svg_url=svg, png_url=png)


def _chosen(request: Asking) -> str:
    name = str(request.GET.get("chart") or stacking.NAME)
    if name not in MADE:
        raise Refusal("CHART_UNKNOWN", text=name)
    return name
