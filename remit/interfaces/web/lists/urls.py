"""The addresses of choices about lists."""

from django.urls import path

from remit.interfaces.web.lists import choosing, saving

urlpatterns = [
    path("lists/saved/", saving.saved_lists, name="saved_lists"),
    path("lists/saved/names/", saving.saved_lists_named, name="saved_lists_named"),
    path("lists/saved/<number:number>/rename/", saving.rename_list, name="rename_list"),
    path("lists/saved/<number:number>/remove/", saving.remove_list, name="remove_list"),
    path("lists/saved/<number:number>/take-back/", saving.take_back_list, name="take_back_list"),
    path("lists/<slug:code>/columns/", choosing.list_columns, name="list_columns"),
    path("lists/<slug:page>/save/", saving.save_list, name="save_list"),
]
