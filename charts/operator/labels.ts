/** Everything that is installed is called this, with something behind it where there are several of a kind. */
export const operatorName = 'cecochat-operator';

/** By which the operator's Pods are found; these never change, since a Deployment's selector cannot. */
export const selectorLabels = { 'app.kubernetes.io/name': 'cecochat', 'app.kubernetes.io/component': 'operator' };
