"""What every decision on a draft writes on it: who changed it when, and which turn it was."""
