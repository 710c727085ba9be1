package cn.icpfiling.bench.overload;

/**
 * What became of the requests of one run.
 *
 * @param offered requests that were due in the run
 * @param good answered with 200 within the caller's patience, counted from the moment at which the request was due
 * @param late answered with 200 after it
 * @param refused answered with 429 or 503
 * @param unsent not sent, because the caller's patience was over before a connection was free
 */
record Offered(double seconds, long offered, long good, long late, long refused, long unsent) {

    double goodPerSecond() {
        return good / seconds;
    }

    @Override
    public String toString() {
        return "%,d offered: %,d good, %,d late, %,d refused, %,d not sent"
                .formatted(offered, good, late, refused, unsent);
    }
}
