"""What a check of files says in the end, a line each with its faults under it."""

import sys


def tell(program, checked, sound):
    """Prints what is wrong with each of `checked`, (name, faults) pairs, or that it is `sound`; exits with 1 if anything is, and
    when there is nothing to check."""
    failed, is_empty = False, True
    for name, found in checked:
        failed, is_empty = failed or bool(found), False
        print(f"{name}: {sound if not found else f'{len(found)} faults'}")
        for fault in sorted(set(found)):
            print(f"    {fault}")
    if is_empty:
        sys.exit(f"{program}: nothing to check")
    sys.exit(1 if failed else 0)


def pairs(arguments):
    """The arguments two by two."""
    return zip(arguments[::2], arguments[1::2], strict=True)
