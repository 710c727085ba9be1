package cn.icpfiling.inspection.dns.transport;

/**
 * Counters of one run. Answers in the {@code ignored…} counters had no effect.
 *
 * @param sentUdp questions sent over UDP, retries included
 * @param sentTcp questions sent over TCP
 * @param answered answers that fitted a question
 * @param silent questions that were not answered in time
 * @param ignoredShort packets that are no response
 * @param ignoredId answers to no question under way; late answers are among them
 * @param ignoredAddress answers from another address or port than the asked one
 * @param ignoredQuestion answers with another name, type, class or number of questions
 * @param otherCase answers that changed the case of letters; the question was sent again in lower case
 * @param withoutEdns questions that were sent again without EDNS
 * @param malformed fitting answers that break the format
 */
public record TransportCounters(
        long sentUdp,
        long sentTcp,
        long answered,
        long silent,
        long ignoredShort,
        long ignoredId,
        long ignoredAddress,
        long ignoredQuestion,
        long otherCase,
        long withoutEdns,
        long malformed) {}
