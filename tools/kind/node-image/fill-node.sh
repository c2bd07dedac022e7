#!/bin/bash
# Runs in a container that becomes the image of a node: packages, then the files of kind's own base image, then programs and
# the images of Kubernetes.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

apt-get -q update
apt-get -q install -y --no-install-recommends systemd util-linux mount libseccomp2 pigz bash ca-certificates curl jq procps runc
apt-get clean
rm -rf /var/lib/apt/lists/* /usr/share/{doc,man,locale,info}/*

# As in the Dockerfile of kind's base image.
cd /in/kind
find . -type f | while read -r file; do
  case $file in ./usr/local/bin/* | ./kind/bin/*) mode=0755 ;; *) mode=0644 ;; esac
  install -D -m $mode "$file" "/$file"
done
cd /
find /lib/systemd/system/sysinit.target.wants/ -name systemd-tmpfiles-setup.service -delete
rm -f /lib/systemd/system/{multi-user,local-fs,basic}.target.wants/* /etc/systemd/system/*.wants/*
rm -f /lib/systemd/system/sockets.target.wants/*{udev,initctl}*
echo 'ReadKMsg=no' >>/etc/systemd/journald.conf
ln -sf "$(command -v systemd)" /sbin/init
systemctl enable kubelet.service containerd.service undo-mount-hacks.service
systemctl mask systemd-binfmt.service
mkdir -p /etc/kubernetes/manifests /opt/cni/bin /kind/manifests

programs=/in/programs
install -m 0755 $programs/{kubelet,kubeadm,kubectl} /usr/bin/
install -m 0755 $programs/{containerd,containerd-shim-runc-v2,ctr} /usr/local/bin/
install -m 0755 $programs/{host-local,loopback,ptp,portmap} /opt/cni/bin/
install -m 0644 /in/node/manifests/* /kind/manifests/
printf '%s' "$VERSION" >/kind/version
ctr oci spec | jq '.hooks.createContainer += [{"path": "/kind/bin/mount-product-files.sh"}] | del(.process.rlimits)' >/etc/containerd/cri-base.json

# The images get the names under which kubeadm asks for them.
required=$(kubeadm config images list --kubernetes-version "$VERSION")
pause=$(grep /pause: <<<"$required")
sed -i "s|sandbox_image = .*|sandbox_image = \"$pause\"|" /etc/containerd/config.toml
containerd >/tmp/containerd.log 2>&1 &
for _ in {1..100}; do
  [ ! -S /run/containerd/containerd.sock ] || ! ctr info >/dev/null 2>&1 || break
  sleep 0.1
done
images() { ctr --namespace k8s.io images "$@"; }
images import --no-unpack --label io.cri-containerd.pinned=pinned /in/images.tar
for reference in $required; do
  name=${reference%:*}
  images tag "$PARTS/${name##*/}:1" "$reference"
done
kill %1
wait %1 || true
rm -rf /var/log/* /tmp/* /run/containerd
