/**
 * Resolves names through authoritative servers or through recursive resolvers, and decides what the answers mean.
 *
 * <p>The result of a name is a function of what the zone's servers say in a fixed order ({@code Zone.orderFor}), each
 * after all its tries. Time, loss within the tries and the order of other names have no part in it.
 */
package cn.icpfiling.inspection.dns.resolve;
