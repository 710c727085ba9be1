package cn.icpfiling.systemtests.storm;

import cn.icpfiling.systemtests.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Reads two resources in turn, a hundred times a second, and waits for each answer. */
final class CalmCaller {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<HttpRequest> requests;

    CalmCaller(Stack stack, Target target) {
        this.requests = List.of(
                request(stack.gateway().resolve("/api/v1/provider-profile"), target),
                request(stack.gateway().resolve("/api/v1/orders/" + target.order()), target));
    }

    /** The sorted latencies in microseconds, and the answers other than 200. */
    record Seen(List<Long> micros, List<String> failures) {

        double p99() {
            return micros.get((int) (micros.size() * 0.99)) / 1000.0;
        }
    }

    Seen callsWhile(BooleanSupplier goesOn) throws InterruptedException {
        var micros = new ArrayList<Long>();
        var failures = new ArrayList<String>();
        for (var i = 0; goesOn.getAsBoolean(); i++) {
            var begun = System.nanoTime();
            try {
                var answer = http.send(requests.get(i % requests.size()), BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    failures.add(answer.statusCode() + " " + answer.body());
                }
            } catch (IOException e) {
                failures.add(e.toString());
            }
            micros.add((System.nanoTime() - begun) / 1000);
            TimeUnit.MILLISECONDS.sleep(10);
        }
        micros.sort(null);
        return new Seen(micros, failures);
    }

    private static HttpRequest request(URI address, Target target) {
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + target.token())
                .build();
    }
}
