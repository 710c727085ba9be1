package cn.icpfiling.systemtests;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.stream.StreamSupport;

/** Campaigns of special inspection with one check. */
final class Campaigns {
    private static final Duration LONG = Duration.ofSeconds(60);

    private Campaigns() {}

    static ObjectNode list(String domain) {
        var population = Forms.node().put("kind", "LIST");
        population.putArray("entries").add(domain);
        return population;
    }

    /** Runs a campaign until all of its sites were looked at; returns its path. Waits until the copy knows the population. */
    static String runs(Caller inspector, ObjectNode population, String check) {
        var wish = Forms.node().put("name", "专项核查").put("deadline", "2999-12-31");
        wish.putArray("checks").add(check);
        wish.set("population", population);
        await().atMost(LONG)
                .until(() -> inspector.post("/api/v1/campaigns", wish).status() == 201);
        var campaign = "/api/v1/campaigns/"
                + inspector.post("/api/v1/campaigns", wish).expect(201).text("/campaignId");
        inspector
                .having(inspector.get(campaign).expect(200))
                .post(campaign + "/start")
                .expect(200);
        await().atMost(LONG).until(() -> {
            var progress = inspector.get(campaign).expect(200).at("/progress");
            return progress.path("allTaken").asBoolean()
                    && progress.path("done").asInt() == progress.path("total").asInt();
        });
        return campaign;
    }

    /** What the campaign knows of a site. */
    static JsonNode result(Caller inspector, String campaign, String serviceNumber) {
        return StreamSupport.stream(
                        inspector
                                .get(campaign + "/results?limit=200")
                                .expect(200)
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(result -> result.path("serviceNumber").asText().equals(serviceNumber))
                .findFirst()
                .orElseThrow();
    }
}
