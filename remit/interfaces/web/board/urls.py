"""The addresses of the board and of the figures."""

from django.urls import path

from remit.interfaces.web.board import downloads, pages
from remit.interfaces.web.board.charted import pages as charted

urlpatterns = [
    path("board/", pages.board, name="board"),
    path("board/charts/", charted.charts, name="charts"),
    path("board/charts.svg", charted.charts_file, {"form": "svg"}, name="charts_svg"),
    path("board/charts.png", charted.charts_file, {"form": "png"}, name="charts_png"),
    path("board/charts/ageing/", charted.charts_ageing, name="charts_ageing"),
    path("figures/list/", pages.figures_list, name="figures_list"),
    path("figures/list.xlsx", downloads.list_xlsx, name="figures_list_xlsx"),
    path("figures/list.csv", downloads.list_csv, name="figures_list_csv"),
    path("figures/list.zip", downloads.list_zip, name="figures_list_zip"),
    path("figures/changes/", pages.figures_changes, name="figures_changes"),
    path("figures/table/", pages.figures_table, name="figures_table"),
    path("figures/table.xlsx", downloads.table_xlsx, name="figures_table_xlsx"),
    path("figures/table.csv", downloads.table_csv, name="figures_table_csv"),
    path("figures/table.zip", downloads.table_zip, name="figures_table_zip"),
]
