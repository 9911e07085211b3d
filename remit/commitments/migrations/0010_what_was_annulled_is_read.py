"""A commitment of which every act was taken back says so, and is still read: what it was to be stays on
it. Before, it stood as rejected and without its words."""

from django.db import migrations


class Migration(migrations.Migration):
    derives_anew = ("commitments",)
    dependencies = [("commitments", "0009_series")]
    operations = []
