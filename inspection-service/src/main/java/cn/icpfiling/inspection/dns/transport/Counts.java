package cn.icpfiling.inspection.dns.transport;

/** The counters while the loop runs; see {@link TransportCounters}. */
final class Counts {
    long sentUdp;
    long sentTcp;
    long answered;
    long silent;
    long ignoredShort;
    long ignoredId;
    long ignoredAddress;
    long ignoredQuestion;
    long otherCase;
    long withoutEdns;
    long malformed;

    TransportCounters snapshot() {
        return new TransportCounters(
                sentUdp,
                sentTcp,
                answered,
                silent,
                ignoredShort,
                ignoredId,
                ignoredAddress,
                ignoredQuestion,
                otherCase,
                withoutEdns,
                malformed);
    }
}
