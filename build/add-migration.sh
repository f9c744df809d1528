#!/usr/bin/env bash
# Adds a migration of the present model for every provider: bash build/add-migration.sh AddSomething
set -euo pipefail
cd "$(dirname "$0")/.."
name="${1:?usage: add-migration.sh NAME}"
dotnet tool restore >/dev/null
for provider in Sqlite PostgreSql; do
  dotnet ef migrations add "$name" --project AttendanceAdmin --context "${provider}AttendanceContext" --output-dir "Data/$provider/Migrations"
done
