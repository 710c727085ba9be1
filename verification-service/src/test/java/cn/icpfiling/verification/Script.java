package cn.icpfiling.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.UUID;

/** Tells the {@link World} what to answer. */
public final class Script implements AutoCloseable {

    private static final String NUMBER = "11010519491231002X";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String world;

    public Script(String world) {
        this.world = world;
    }

    /** @param people names with a good number, or a number for a person named 王五 */
    public void facts(UUID orderId, int submission, String domain, String... people) {
        factsOf("某公司", "+8613800000000", orderId, submission, domain, people);
    }

    /** @param mobile of everybody in the order */
    public void factsOf(
            String organisation, String mobile, UUID orderId, int submission, String domain, String... people) {
        var persons = new ArrayList<String>();
        for (var person : people) {
            var isNumber = Character.isDigit(person.charAt(0));
            persons.add("""
                    {"part": "%s", "name": "%s", "certificateType": 2, "certificateNumber": "%s", "mobile": "%s",
                     "legalRepresentative": %s}""".formatted(
                            persons.isEmpty() ? "SUBJECT_PRINCIPAL" : "SERVICE_PRINCIPAL",
                            isNumber ? "王五" : person,
                            isNumber ? person : NUMBER,
                            mobile,
                            persons.isEmpty()));
        }
        put("/internal/orders/" + orderId + "/verification-facts", """
                {"orderId": "%s", "orderType": "FIRST_FILING", "submittedAt": "2026-11-24T01:00:00Z", "submission": %d,
                 "province": "33", "holderName": "%s", "nature": 4, "certificateType": 1,
                 "certificateNumber": "91350100M000100Y43", "domains": [{"domain": "%s"}], "people": [%s]}
                """.formatted(
                        orderId, submission, organisation, domain, String.join(",", persons)));
    }

    public void put(String path, String body) {
        send(HttpRequest.newBuilder(URI.create(world + "/script" + path))
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    public void remove(String path) {
        send(HttpRequest.newBuilder(URI.create(world + "/script" + path)).DELETE());
    }

    private void send(HttpRequest.Builder request) {
        try {
            var status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 204) {
                throw new IllegalStateException("the world answered " + status);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
