/**
 * Drills of an operator's acts on a stack with replicas.
 *
 * <p>{@code ./icp drill rolling} starts each replica of each service again, one after the other, while callers read and write in all
 * services through the gateway and whole websites are filed. No request may fail, and no event of the websites may be lost, doubled or
 * out of order ({@link cn.icpfiling.systemtests.chaos.JudgedFilings}). {@code ICP_DRILL_PROCESSES} names the replicas in
 * their order, {@code ICP_DRILL_HARD=1} kills them instead (then requests must fail, else the drill could not see one).
 *
 * <p>{@code ./icp drill upgrade} starts an older release with two replicas, migrates the schemas as the present one's Job does, and
 * replaces replica by replica by the present one, in the order of {@code deploy.sh}, under the same load of the older release's callers
 * (the present ones, if those did not renew their tokens). Between the two replicas of a service websites are filed until both have handled
 * events. With {@code --back} the older release returns afterwards, on the newer schema. {@code ICP_DRILL_REPLICAS} names the replicas with
 * their management ports, {@code ICP_DRILL_OLDER} and {@code ICP_DRILL_NEWER} the folders of the jars. Seen on 2026-11-30, two cores,
 * without the way back: 12 replicas in 415 s, 9,047 turns of callers, 98 websites, no request failed, 432 events, 0 violations.
 *
 * <p>{@code ./icp drill keys} rotates the keys of all services under the same load and judges it by the same rules. The script leaves a
 * value under an old key then, which must keep a rotation from its end.
 *
 * <p>All three show at their end that they could have seen a fault ({@code Canary}): a request that is refused and one that breaks are
 * counted, and their verdict refuses each falsified observation. Upgrade reads from the kernel which release a replica runs, and must name
 * every replica when it is asked for the other one.
 *
 * <p>{@code ./icp drill restore} destroys the database of a stack whose binary logs are copied, while websites are filed and service numbers
 * are given out, restores it, and judges: no acknowledged number is missing, the filings are as after {@code ./icp chaos}, the audit
 * verifies. It tells RPO and RTO. A second restore to the place of a later dump must equal this dump row by row; and since it lacks the
 * last minute, the same checks must miss that.
 */
package cn.icpfiling.systemtests.drill;
