"""When a person was barred from signing in the last time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds one day and hour to persons; nobody is barred by it."""

    dependencies = [("organisation", "0003_names_line_by_line")]

    operations = [
        migrations.AddField(
            model_name="person", name="barred_at", field=models.DateTimeField(null=True)
        ),
    ]
