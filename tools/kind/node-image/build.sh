#!/bin/bash
# Builds the image of a node from packages and programs, where none can be pulled. Says on standard output what it does.
#   build.sh IMAGE PROGRAMS KIND_FILES VERSION DEBIAN
# PROGRAMS: a folder with the programs; KIND_FILES: images/base/files of kind; DEBIAN: an archive of the base.
set -euo pipefail
image=$1 programs=$2 kind_files=$3 version=$4 debian=$5
here=$(cd "$(dirname "$0")" && pwd)
# Images of the parts have no name that anything else uses, and nothing tries to pull them.
parts=localhost/cecochat-kind
work=$(mktemp -d)
builder=cecochat-kind-build-$$

clean() {
  docker rm -f "$builder" >/dev/null 2>&1 || true
  docker image ls --filter "reference=$parts/*:1" --format '{{.Repository}}:{{.Tag}}' | xargs --no-run-if-empty docker image rm >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean EXIT

docker import "$debian" "$parts/network:1" >/dev/null
echo "checking what rules are made with"
docker run --rm -i --network none --cap-add NET_ADMIN --entrypoint /bin/bash "$parts/network:1" -s <"$here/check-xtables.sh"

echo "making the images of the parts"
# An image with one program and nothing else.
alone() {
  mkdir -p "$work/alone/$(dirname "$3")"
  cp "$programs/$2" "$work/alone/$3"
  tar -C "$work/alone" --numeric-owner --owner 0 --group 0 -c . | docker import --change "ENTRYPOINT [\"/$3\"]" - "$parts/$1:1" >/dev/null
  rm -rf "$work/alone"
}
# An image of the base and one program.
above_network() {
  docker create --name "$builder" "$parts/network:1" true >/dev/null
  docker cp "$programs/$1" "$builder:/usr/local/bin/$1" >/dev/null
  docker commit "$builder" "$parts/$1:1" >/dev/null
  docker rm "$builder" >/dev/null
}
for name in kube-apiserver kube-controller-manager kube-scheduler etcd local-path-provisioner; do alone "$name" "$name" "usr/local/bin/$name"; done
for name in coredns pause; do alone "$name" "$name" "$name"; done
for name in kube-proxy kindnet; do above_network "$name"; done
docker save -o "$work/images.tar" "$parts"/{kube-apiserver,kube-controller-manager,kube-scheduler,kube-proxy,etcd,coredns,pause,local-path-provisioner,kindnet,network}:1

echo "making the image of a node"
docker run --name "$builder" --network host --security-opt seccomp=unconfined --stop-signal SIGRTMIN+3 --env VERSION="$version" --env PARTS="$parts" \
  --volume "$programs:/in/programs:ro" --volume "$kind_files:/in/kind:ro" --volume "$here:/in/node:ro" --volume "$work/images.tar:/in/images.tar:ro" \
  "$parts/network:1" bash /in/node/fill-node.sh >"$work/log" 2>&1 || { tail -n 5 "$work/log" >&2; exit 1; }
docker commit --change 'ENTRYPOINT ["/usr/local/bin/entrypoint", "/sbin/init"]' --change 'CMD []' --change 'ENV container=docker VERSION= PARTS=' "$builder" "$image" >/dev/null
docker run --rm -i --network none --cap-add NET_ADMIN --entrypoint /bin/bash "$image" -s <"$here/check-xtables.sh"
