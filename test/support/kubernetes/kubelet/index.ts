export { nodeProgram, serviceImages, type Images, type Program } from './images.ts';
export { Kubelet } from './kubelet.ts';
export { portOf } from './probe.ts';
