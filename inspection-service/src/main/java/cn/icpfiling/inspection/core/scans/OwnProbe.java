package cn.icpfiling.inspection.core.scans;

import java.net.InetAddress;
import java.util.Collection;

/**
 * The platform's own request for a host: the second proof that a provider serves a site. Without an answer an inspector
 * decides.
 */
@FunctionalInterface
public interface OwnProbe {
    /**
     * Requests the home page of the domain now from the given addresses alone. Blocks for the time of one request with its
     * deadline, so it must not be called in a transaction.
     *
     * @param domain A-label
     * @param addresses the addresses of the domain, all in mainland networks of its provider
     * @return whether one of them answered the request for this host; false for every kind of failure
     */
    boolean answers(String domain, Collection<InetAddress> addresses);
}
