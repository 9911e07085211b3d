"""Tables follow the layers too: a foreign key written as a string escapes the import contracts."""

from django.apps import AppConfig, apps
from django.db.migrations.loader import MigrationLoader

from tests.architecture import source


def _height(config: AppConfig) -> int | None:
    """The layer of an application of ours; other applications stand below everything."""
    words = config.name.split(".")
    return source.ranks()[words[1]] if words[0] == "remit" else None


def _points_up(lower: AppConfig, target: AppConfig) -> bool:
    height, other = _height(lower), _height(target)
    return height is not None and other is not None and other > height


def test_the_contract_names_every_layer_of_the_design() -> None:
    ranks = source.ranks()
    assert ranks["config"] > ranks["interfaces"] > ranks["commitments"] > ranks["ledger"]
    assert ranks["ledger"] > ranks["kernel"] > ranks["domain"]
    assert ranks["oversight"] == ranks["voice"] == ranks["catalogue"] == ranks["pilots"]


def test_foreign_keys_point_down_the_layers() -> None:
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if _points_up(model._meta.app_config, field.related_model._meta.app_config)
    ]
    assert upward == []


def test_migrations_depend_on_lower_layers_only() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    upward = [
        f"{app}.{name} → {dependency[0]}"
        for (app, name), migration in loader.disk_migrations.items()
        for dependency in migration.dependencies
        if _points_up(apps.get_app_config(app), apps.get_app_config(dependency[0]))
    ]
    assert upward == []


def test_every_application_of_ours_is_installed_under_its_own_name() -> None:
    ours = [config for config in apps.get_app_configs() if config.name.startswith("remit.")]
    assert ours
    assert [c.label for c in ours if c.label != c.name.rpartition(".")[2]] == []
