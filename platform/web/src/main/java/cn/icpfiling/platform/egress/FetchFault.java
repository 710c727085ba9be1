package cn.icpfiling.platform.egress;

/** Ends a request with an outcome other than FETCHED. Never leaves the package. */
final class FetchFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final FetchOutcome outcome;
    private final TlsFault tls;

    FetchFault(FetchOutcome outcome, String detail) {
        this(outcome, detail, null);
    }

    FetchFault(FetchOutcome outcome, String detail, TlsFault tls) {
        super(detail, null, false, false);
        this.outcome = outcome;
        this.tls = tls;
    }

    FetchOutcome outcome() {
        return outcome;
    }

    TlsFault tls() {
        return tls;
    }
}
