/**
 * Drills of an operator's acts on a stack with replicas.
 *
 * <p>{@code ./icp drill rolling} starts each replica of each service again, one after the other, while callers read and write in all
 * services through the gateway and whole websites are filed. No request may fail, and no event of the websites may be lost, doubled or
 * out of order ({@link cn.icpfiling.systemtests.chaos.JudgedFilings}). {@code ICP_DRILL_PROCESSES} names the replicas in
 * their order, {@code ICP_DRILL_HARD=1} kills them instead (then requests must fail, else the drill could not see one).
 */
package cn.icpfiling.systemtests.drill;
