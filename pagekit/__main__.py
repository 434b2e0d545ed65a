"""python -m pagekit → the console script."""

from pagekit.cli import main

if __name__ == "__main__":
    main()
