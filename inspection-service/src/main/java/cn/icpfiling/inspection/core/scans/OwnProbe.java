package cn.icpfiling.inspection.core.scans;

import java.net.InetAddress;
import java.util.Collection;

/**
 * The platform's own request for a host: the second proof that a provider serves a site. Without an answer an inspector
 * decides.
 */
@FunctionalInterface
public interface OwnProbe {
    /** What the request showed. */
    enum Answer {
        /** One of the addresses answered as the site. */
        SERVED,
        /** None did. */
        NOT_SERVED,
        /** None did, and the platform was too busy to ask all of them: ask again later. */
        NOT_ASKED
    }

    /**
     * Requests the home page of the domain now from the given addresses alone. Blocks for the time of one request with its
     * deadline, so it must not be called in a transaction.
     *
     * @param domain A-label
     * @param addresses the addresses of the domain, all in mainland networks of its provider
     */
    Answer ask(String domain, Collection<InetAddress> addresses);
}
