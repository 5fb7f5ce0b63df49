#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
"""What the benchmarks share, and how one takes something from another: they are scripts, without the ending that Python
looks for in a module."""
import importlib.machinery
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

BENCH = os.path.dirname(os.path.realpath(__file__))
HOME = os.path.dirname(BENCH)
# What ovs-vsctl may take
OVS_SECONDS = 60


def load(name):
    """Another benchmark, to measure with its classes."""
    loader = importlib.machinery.SourceFileLoader(name, f"{BENCH}/{name}")
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


def stop_what_was_started():
    """Also when the benchmark is ended from outside: what stands in 'finally' is done then."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


class OpenVswitch:
    """A private Open vSwitch in a directory that is gone afterwards.

    That of the system, or that which lab/open-vswitch-release has unpacked in a directory.
    """

    def __init__(self, *options, release=None):
        self.dir = tempfile.mkdtemp(prefix="netvis-bench-")
        self.env = dict(os.environ, OVS_RUNDIR=self.dir)
        self.options = options
        if release:
            self.env["PATH"] = f"{release}/bin:{os.environ['PATH']}"
            self.options += "--release", release
        try:
            self.start()
        except BaseException:
            self.stop()
            raise

    def start(self):
        self.run(f"{HOME}/lab/open-vswitch", "start", self.dir, *self.options)

    def run(self, *command):
        # Python looks for a program where its own environment says
        program = shutil.which(command[0], path=self.env["PATH"])
        result = subprocess.run([program, *command[1:]], env=self.env, check=False, capture_output=True, text=True)
        if result.returncode != 0:
            sys.exit(f"bench: {' '.join(command)[:300]}: {result.stderr.strip()}\n{self.last_errors()}")
        return result.stdout

    def last_errors(self):
        try:
            with open(f"{self.dir}/ovs-vswitchd.log", encoding="utf-8") as log:
                return "".join([line for line in log if re.search(r"\|(WARN|ERR|EMER)\|", line)][-5:])
        except OSError:
            return ""

    def vsctl(self, *arguments):
        return self.run("ovs-vsctl", f"--timeout={OVS_SECONDS}", f"--db=unix:{self.dir}/db.sock", *arguments)

    def ofctl(self, *arguments):
        return self.run("ovs-ofctl", "-O", "OpenFlow13", *arguments)

    def appctl(self, *arguments):
        return self.run("ovs-appctl", "-t", f"{self.dir}/ovs-vswitchd.ctl", *arguments)

    def pid(self):
        with open(f"{self.dir}/ovs-vswitchd.pid", encoding="ascii") as file:
            return int(file.read())

    def stop(self):
        subprocess.run([f"{HOME}/lab/open-vswitch", "stop", self.dir], check=False, capture_output=True)
        shutil.rmtree(self.dir, ignore_errors=True)
