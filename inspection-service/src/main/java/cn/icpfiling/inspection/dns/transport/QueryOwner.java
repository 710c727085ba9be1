package cn.icpfiling.inspection.dns.transport;

import cn.icpfiling.inspection.dns.wire.Message;

/**
 * Takes the outcome of a query. Each query ends in exactly one of these calls; the query must not be kept afterwards.
 */
public interface QueryOwner {
    /**
     * Tells whether the question is the first one for a domain. It waits for questions of domains that were begun
     * before.
     */
    default boolean begins() {
        return false;
    }

    /** The message is whole, and valid during the call only. */
    void answered(Query query, Message message);

    /** No answer came in time. */
    void silent(Query query);

    /** The answer fits the question but breaks the format. The bytes are the owner's. */
    void malformed(Query query, byte[] answer);

    /** UDP gave a cut answer, and TCP gave no whole answer. */
    void truncated(Query query);
}
