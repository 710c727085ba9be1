package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.DeliveryError;
import cn.icpfiling.platform.egress.FetchOutcome;
import cn.icpfiling.platform.egress.FetchedPage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How an attempt ended.
 *
 * @param made false if the request did not leave, because too many others wait for its host
 * @param status of the answer; null without one
 * @param error null for a success
 * @param retryAfter what the receiver asked for, not yet bounded; zero if it asked for nothing
 */
record AttemptResult(boolean made, Integer status, DeliveryError error, Duration retryAfter) {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    /** Details of an answer that ended before its headers did. */
    private static final Set<String> BROKEN_OFF = Set.of("CLOSED", "HEAD_CUT");

    private static final int GONE = 410;

    boolean isSuccess() {
        return made && error == null;
    }

    /** @param now for a Retry-After that is a date */
    static AttemptResult of(FetchedPage answer, Instant now) {
        return answer.isFetched()
                ? new AttemptResult(true, answer.status(), errorOf(answer.status()), retryAfter(answer, now))
                : new AttemptResult(answer.outcome() != FetchOutcome.TOO_BUSY, null, errorOf(answer), Duration.ZERO);
    }

    private static DeliveryError errorOf(int status) {
        return switch (status / 100) {
            case 2 -> null;
            case 3 -> DeliveryError.REDIRECT;
            default ->
                switch (status) {
                    case GONE -> DeliveryError.GONE;
                    case 429, 502, 503, 504 -> DeliveryError.THROTTLED;
                    default -> DeliveryError.STATUS;
                };
        };
    }

    private static DeliveryError errorOf(FetchedPage answer) {
        return switch (answer.outcome()) {
            case REFUSED_URL -> DeliveryError.URL_REFUSED;
            case REFUSED_ADDRESS -> DeliveryError.ADDRESS_REFUSED;
            case TOO_SLOW, TOO_BUSY -> DeliveryError.TIMEOUT;
            case NOT_REACHED -> DeliveryError.CONNECTION;
            case TLS_FAILED -> DeliveryError.TLS;
            case BROKEN_ANSWER ->
                BROKEN_OFF.contains(answer.detail()) ? DeliveryError.CONNECTION : DeliveryError.RESPONSE;
            case FETCHED, TOO_MANY_REDIRECTS, TOO_LARGE -> DeliveryError.RESPONSE;
        };
    }

    /** Seconds or a date, RFC 9110 10.2.3. */
    private static Duration retryAfter(FetchedPage answer, Instant now) {
        return answer.header("retry-after")
                .flatMap(value -> wait(value.strip(), now))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private static Optional<Duration> wait(String value, Instant now) {
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            return Optional.of(Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from)));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
