"""`python -m remit` is the same door as the `remit` command."""

from remit.interfaces.cli.app import main

if __name__ == "__main__":
    main()
