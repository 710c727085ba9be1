package cn.icpfiling.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One request for a token, sent again after a lost connection, a time-out, 429, 502, 503 and 504.
 *
 * @param patience how long an attempt may take that another one can follow
 * @param window how long after the first attempt whose answer may be lost another one may begin
 */
record TokenRequest(HttpClient http, Retries retries, Duration patience, Duration window) {

    /** The last attempt has more time, because a slow answer is better than none. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(30);

    /** About how long the client waits between two attempts. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** The address of an operation. The gateway's may have a path of its own, behind which its operations are. */
    static URI at(URI gateway, String path) {
        return URI.create(gateway.toString().replaceFirst("/+$", "") + path);
    }

    /** @param request makes the request of each attempt: a signed assertion is good once */
    JsonNode answered(Supplier<HttpRequest.Builder> request) throws IOException, InterruptedException {
        Long unanswered = null;
        for (var attempt = 1; ; attempt++) {
            var sent = System.nanoTime();
            var left = window.minusNanos(unanswered == null ? 0 : sent - unanswered);
            var isLast = attempt >= retries.attempts() || left.compareTo(patience.plus(PAUSE)) < 0;
            var one = request.get().timeout(isLast ? LAST_PATIENCE : patience).build();
            HttpResponse<byte[]> response = null;
            IOException failure = null;
            try {
                response = http.send(one, BodyHandlers.ofByteArray());
            } catch (IOException lost) {
                failure = lost;
            }
            var isLimited = response != null && Retries.isLimited(response);
            if (unanswered == null && !isLimited) {
                unanswered = sent;
            }
            var wait = attempt < retries.attempts() && (failure != null || isLimited || Retries.isPassing(response))
                    ? retries.waitAfter(attempt, response)
                    : Optional.<Duration>empty();
            if (wait.isEmpty() || unanswered != null && isOver(unanswered, wait.get())) {
                if (failure != null) {
                    throw failure;
                }
                return Problems.read(response);
            }
            Thread.sleep(wait.get().toMillis());
        }
    }

    private boolean isOver(long unanswered, Duration wait) {
        return wait.plusNanos(System.nanoTime() - unanswered).compareTo(window) > 0;
    }
}
