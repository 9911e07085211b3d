"""How other languages write the name of a person."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the names; whoever was entered before is written as before."""

    dependencies = [("organisation", "0007_posts_found")]

    operations = [migrations.AddField("person", "names", models.JSONField(default=dict))]
