#!/bin/sh
# Runs the job array of the page of shards twice: whole, and with a shard that is killed. Ends what it starts.
set -eu
export SLURM_CONF="$PWD/target/slurm/slurm.conf"
# The job that submit.sh submitted last, for merge.sh.
export run=
PATH="$PATH:/usr/sbin"
slurmctld -D > target/slurm/slurmctld.log 2>&1 &
controller=$!
slurmd -D > target/slurm/slurmd.log 2>&1 &
trap 'scancel --quiet --user="$(id -un)" || true; kill "$controller" "$!"' EXIT
until scontrol ping | grep -q UP; do sleep 0.1; done

. ./submit.sh
sh ./merge.sh

MAVEN_ARGS="$MAVEN_ARGS -Dload.streams=200"
. ./submit.sh
# The third shard has begun when the report of its last run is gone.
while [ -e target/streamcheck/shard-3/load/report.json ]; do sleep 0.1; done
scancel --signal=KILL --full "${run}_3"
if sh ./merge.sh; then
  echo "three shards of four were merged"
  exit 1
fi
