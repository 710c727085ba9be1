package cn.icpfiling.inspection.core.scans;

/**
 * A group of name servers that turned bad at once.
 *
 * @param nameServers the key of the group
 * @param domains domains of the group
 * @param bad those of them that turned bad in this scan
 */
public record FrozenGroup(String nameServers, long domains, long bad) {}
