/**
 * Drills of an operator's acts on a stack with replicas.
 *
 * <p>{@code ./icp drill rolling} starts each replica of each service again, one after the other, while callers read and write in all
 * services through the gateway and whole websites are filed. No request may fail, and no event of the websites may be lost, doubled or
 * out of order ({@link cn.icpfiling.systemtests.chaos.JudgedFilings}). {@code ICP_DRILL_PROCESSES} names the replicas in
 * their order, {@code ICP_DRILL_HARD=1} kills them instead (then requests must fail, else the drill could not see one).
 *
 * <p>Then a third replica of filing-service, of verification-service and of the gateway comes and goes under the same load, as with an
 * autoscaler ({@code ICP_DRILL_SPARES} names them with their management ports). It stays until it takes its part: it has answered callers,
 * each consumer group of its service shares its partitions among three members, and it has handled an event. Then it ends as one that is
 * scaled down, and the two others must have all partitions again. Before each start the same look must miss every part.
 *
 * <p>What this shows: consumer groups that rebalance while events come, leases and partitions of a replica that ends for good, callers and
 * gateway that find the new replica and leave the old one. What it does not show: when an autoscaler decides (its triggers are checked in
 * {@code deploy/checks}), how soon a cluster tells all nodes of an address that came or went ({@code preStop} waits for that), and a replica
 * of account-service, inspection-service or legacy-import-service. A Service of a cluster has one address and knows its replicas by their
 * readiness; the balancer of this stack does the same from a list of three. The gateway of this stack balances by itself over a list of
 * three, so it meets a dead address before the third one comes and after it has gone, which in a cluster it does not.
 *
 * <p>{@code ./icp drill upgrade} starts an older release with two replicas, migrates the schemas as the present one's Job does, and
 * replaces replica by replica by the present one, in the order of {@code deploy.sh}, under the same load of the older release's callers
 * (the present ones, if those did not renew their tokens). Between the two replicas of a service websites are filed until both have handled
 * events. With {@code --back} the older release returns afterwards, on the newer schema. {@code ICP_DRILL_REPLICAS} names the replicas with
 * their management ports, {@code ICP_DRILL_OLDER} and {@code ICP_DRILL_NEWER} the folders of the jars. Seen on 2026-12-02, two cores,
 * from 0.1.0 and back: 24 replicas in 765 s, 16,383 turns of callers, 134 websites, no request failed, 480 events, 0 violations. An hour
 * before, it had found records that replicas of 0.1.0 set aside after the migration ({@code NamedColumnsTest}).
 *
 * <p>{@code ./icp drill keys} rotates the keys of all services under the same load and judges it by the same rules. The script leaves a
 * value under an old key then, which must keep a rotation from its end.
 *
 * <p>These three show at their end that they could have seen a fault ({@code Canary}): a request that is refused and one that breaks are
 * counted, and their verdict refuses each falsified observation. Upgrade reads from the kernel which release a replica runs, and must name
 * every replica when it is asked for the other one.
 *
 * <p>{@code ./icp drill restore} destroys the database of a stack whose binary logs are copied, while websites are filed and service numbers
 * are given out, restores it, and judges: no acknowledged number is missing, the filings are as after {@code ./icp chaos}, the audit
 * verifies. It tells RPO and RTO. A second restore to the place of a later dump must equal this dump row by row; and since it lacks the
 * last minute, the same checks must miss that.
 */
package cn.icpfiling.systemtests.drill;
