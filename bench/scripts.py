#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
"""What the benchmarks share: they are scripts, without the ending that Python looks for in a module."""
import importlib.machinery
import importlib.util
import os
import signal
import sys

BENCH = os.path.dirname(os.path.realpath(__file__))


def load(name):
    """Another benchmark, to measure with its classes."""
    loader = importlib.machinery.SourceFileLoader(name, f"{BENCH}/{name}")
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


def stop_what_was_started():
    """Also when the benchmark is ended from outside: what stands in 'finally' is done then."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
