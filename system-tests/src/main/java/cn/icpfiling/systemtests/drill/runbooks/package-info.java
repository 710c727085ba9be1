/**
 * {@code ./icp drill runbooks}: the pages of {@code docs/runbooks} are followed on a stack of its own, with Prometheus beside it.
 *
 * <p>First every look of every section is taken ({@link cn.icpfiling.systemtests.drill.runbooks.Looks}): expressions are asked of Prometheus,
 * statements of the databases, operations of the gateway, commands are run. A look fails if what it names does not exist.
 *
 * <p>Then faults are caused ({@link cn.icpfiling.systemtests.drill.runbooks.Faults}). Of each the alert must fire, the look of its section
 * must show what the section says, the section's act must mend it, what the section calls "over" must come true, and the alert must end. The
 * drill runs the commands that the page has, character by character: a play whose command is not on the page fails.
 *
 * <p>{@code kubectl} is played by {@code deploy/local/kubectl-of-this-machine.sh}, which does to the processes of this stack what kubectl
 * does to pods. Prometheus looks every three seconds, by rules that wait for nothing: how long an alert waits is tested by promtool.
 *
 * <p>What this does not show: sections about brokers, database servers and volumes of a cluster, which have no counterpart on one machine
 * (their commands are compared with the manifests by {@code RunbooksTest} of {@code deploy/checks}), and alerts that no fault of this drill
 * fires. The drill prints both lists.
 */
package cn.icpfiling.systemtests.drill.runbooks;
