package cn.icpfiling.bench.overload;

/**
 * What became of the requests of one run.
 *
 * @param offered requests that were due in the run
 * @param good answered with 200 within the caller's patience, counted from the moment at which the request was due
 * @param late answered with 200 after it
 * @param refused answered with 429 or 503
 * @param unsent not sent, because the caller's patience was over before a connection was free
 * @param answeredMillis the mean time of an answer with 200, from the moment at which the request was sent
 * @param refusedMillis the same of a refusal
 */
record Offered(
        double seconds,
        long offered,
        long good,
        long late,
        long refused,
        long unsent,
        double answeredMillis,
        double refusedMillis) {

    double goodPerSecond() {
        return good / seconds;
    }

    @Override
    public String toString() {
        return "%,d offered: %,d good, %,d late, %,d refused, %,d not sent; answered after %.0f ms, refused after %.0f ms"
                .formatted(offered, good, late, refused, unsent, answeredMillis, refusedMillis);
    }
}
