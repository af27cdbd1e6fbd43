"""`python -m iepmeet` is the same as `iepmeet`."""

from iepmeet.cli import main

if __name__ == "__main__":
    main()
