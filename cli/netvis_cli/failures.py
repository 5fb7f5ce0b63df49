# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""How a command ends. The numbers are documented in docs/cli.md."""

DONE = 0
DIFFERENT = 1
USAGE = 2
UNREACHABLE = 3
REFUSED = 4
NOT_FOUND = 5
NOT_WANTED = 6


class Failure(Exception):
    """Ends a command. The message is for the person who typed it."""

    code = REFUSED


class UsageFailure(Failure):
    """What was typed, or a file that was named, cannot be meant."""

    code = USAGE


class UnreachableFailure(Failure):
    """There is no controller, or it does not let one in."""

    code = UNREACHABLE


class RefusedFailure(Failure):
    """The controller said no; the message has its own sentences."""

    code = REFUSED


class NotFoundFailure(Failure):
    """What was named is not there."""

    code = NOT_FOUND


class NotWantedFailure(Failure):
    """The answer was no, or there was nobody to ask."""

    code = NOT_WANTED
