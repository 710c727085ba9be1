package cn.icpfiling.platform.egress;

import java.time.Duration;

/**
 * The limits of one request, redirects included.
 *
 * @param whole the longest time from the call to the answer, waiting for a turn included
 * @param silence the longest time for a connection, a handshake step, or between two bytes
 * @param headBytes the most bytes of a status line with its headers
 * @param bodyBytes the most bytes of a body as it is sent
 * @param decodedBytes the most bytes of a body after decompression
 * @param ratio how many times larger the body may become by decompression; counts from 64 KiB on
 * @param redirects how many redirects are followed. With 0 the redirect is the answer: FETCHED, with its status and location
 */
public record FetchLimits(
        Duration whole, Duration silence, int headBytes, int bodyBytes, int decodedBytes, int ratio, int redirects) {

    private static final int MOST_REDIRECTS = 5;

    public FetchLimits {
        if (redirects < 0 || redirects > MOST_REDIRECTS) {
            throw new IllegalArgumentException("redirects: 0 to " + MOST_REDIRECTS);
        }
    }

    /** For a webhook: nothing but status and headers is wanted, no redirect is followed, and silence is as bad as a slow answer. */
    public static FetchLimits ofWebhook(Duration whole) {
        return new FetchLimits(whole, whole, 16 << 10, 16 << 10, 16 << 10, 100, 0);
    }

    /** For a home page: ten seconds, three of silence, 2 MiB, as sent and decompressed. */
    public static FetchLimits ofPage() {
        return new FetchLimits(
                Duration.ofSeconds(10), Duration.ofSeconds(3), 32 << 10, 2 << 20, 2 << 20, 100, MOST_REDIRECTS);
    }
}
