package cn.icpfiling.sandbox.dns;

/**
 * Where and how a query arrived.
 *
 * @param group the group of the asked name server
 * @param first whether it is the first server of its group
 */
record Asked(NameServerGroup group, boolean first, boolean tcp) {}
