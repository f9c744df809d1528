#!/usr/bin/env bash
# Measures the published application next to what the machine allows, and prints ratios.
#
#   AttendanceAdmin.Tests/Load/run.sh                  everything but the long one
#   AttendanceAdmin.Tests/Load/run.sh singles upload   only these
#   AttendanceAdmin.Tests/Load/run.sh ten-million      the long one (some minutes)
#
# Measurements: start, singles, singles-postgresql, upload, fairness, heartbeats, board, employees, photos, export, days, deliveries, tm20, ten-million.
# Load and server share the machine, so absolute figures move from hour to hour; the ratios come from runs by turns.
# Wants the .NET SDK; for singles-postgresql the server programs under /usr/lib/postgresql, for board /usr/bin/chromium.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=$(mktemp -d); trap 'rm -rf "$out"' EXIT
dotnet publish AttendanceAdmin -c Release -o "$out/app" -v q --nologo
dotnet publish AttendanceAdmin.Tests/Load -c Release -o "$out/load" -v q --nologo

# One thread for all of the load's sockets, without a hop to the thread pool: the load takes as little as it can of what it measures.
export DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1 DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT=1
dotnet "$out/load/AttendanceAdmin.Load.dll" "$out/app/AttendanceAdmin.dll" "$@"
