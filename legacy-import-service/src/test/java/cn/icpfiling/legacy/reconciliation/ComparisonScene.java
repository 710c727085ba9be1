package cn.icpfiling.legacy.reconciliation;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.handover.HandOver;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.ImportedFilingSums;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Filings that were handed over an hour ago, what filing-service says of them, and what people read of the comparison. */
@ApplicationScoped
class ComparisonScene {

    static final String PATH = "/api/v1/legacy-reconciliation";
    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");

    private final OldFilingRows rows;
    private final HandOverFiling handOver;
    private final Sql sql;
    private final Clock clock;
    private Neighbours neighbours;

    ComparisonScene(OldFilingRows rows, HandOverFiling handOver, Sql sql, Clock clock) {
        this.rows = rows;
        this.handOver = handOver;
        this.sql = sql;
        this.clock = clock;
    }

    /** @param request what filing-service was given; null for a filing that was not handed over */
    record Given(OldFilingRows.Row row, UUID account, UUID subject, JsonNode request) {}

    /** Hand-overs of other tests are under way as long as this test runs, so they count on neither side. */
    void begins(Neighbours stub) {
        neighbours = stub;
        sql.update("UPDATE legacy_filings SET handed_over_at = ? WHERE handed_over_at IS NOT NULL", clock.instant());
        stub.held.rows.clear();
        stub.held.silentAfter.set(Integer.MAX_VALUE);
    }

    Given waiting() {
        return new Given(rows.filing(OF_2009, false), UUID.randomUUID(), UUID.randomUUID(), null);
    }

    Given handedOver(byte[]... papers) {
        var row = rows.filing(OF_2009, false);
        for (var paper : papers) {
            neighbours.files.put("papers/" + rows.paper(row, "SUBJECT_CERTIFICATE", paper), paper);
        }
        return handedOver(row, HandOverWay.CLAIM);
    }

    Given handedOver(OldFilingRows.Row row, HandOverWay way) {
        var account = Ids.next();
        assertThat(handOver.handle(row.id(), account, way, Ids.next())).isInstanceOf(HandOver.Done.class);
        sql.update(
                "UPDATE legacy_filings SET handed_over_at = ? WHERE id = ?",
                clock.instant().minus(Duration.ofHours(1)),
                row.id());
        return new Given(row, account, neighbours.subjects.get(row.legacyId()), requestOf(row));
    }

    /** The last request by which the filing was handed over. */
    JsonNode requestOf(OldFilingRows.Row row) {
        return neighbours.registered.stream()
                .filter(told -> told.path("legacyId").asText().equals(row.legacyId()))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** What filing-service has of a filing, beside its numbers. */
    record Held(
            UUID subject,
            UUID account,
            int services,
            int papers,
            String checksum,
            String key,
            String content,
            String ofPapers) {

        static Held as(Given given) {
            var key = given.request() == null ? null : ImportedFilingSums.keyId(given.request());
            return new Held(given.subject(), given.account(), 1, 0, sum(given), key, null, null);
        }

        Held under(UUID anotherSubject) {
            return new Held(anotherSubject, account, services, papers, checksum, key, content, ofPapers);
        }

        Held of(UUID anotherAccount) {
            return new Held(subject, anotherAccount, services, papers, checksum, key, content, ofPapers);
        }

        Held with(int otherServices, int otherPapers) {
            return new Held(subject, account, otherServices, otherPapers, checksum, key, content, ofPapers);
        }

        Held named(String otherChecksum) {
            return new Held(subject, account, services, papers, otherChecksum, key, content, ofPapers);
        }

        /** @param content its sum; null for a replica of before there were sums */
        Held holding(String itsContent, String itsPapers) {
            return new Held(subject, account, services, papers, checksum, key, itsContent, itsPapers);
        }

        /** @param otherKey the name of the key of both sums */
        Held summedUnder(String otherKey) {
            return new Held(subject, account, services, papers, checksum, otherKey, content, ofPapers);
        }
    }

    void isHeld(Given given, Held held) {
        var sums = held.content() == null
                ? ""
                : ",\"sumKeyId\":\"" + held.key() + "\",\"contentSum\":\"" + held.content() + "\",\"papersSum\":\""
                        + held.ofPapers() + "\"";
        neighbours.held.rows.put(given.row().legacyId(), """
            {"legacyId":"%s","subjectId":"%s","account":"%s","way":"CLAIM","importedAt":"2026-11-20T00:00:00Z",
             "subjectNumber":"%s","services":%d,"papers":%d,"checksum":"%s"%s}\
            """.formatted(
                        given.row().legacyId(),
                        held.subject(),
                        held.account(),
                        given.row().number(),
                        held.services(),
                        held.papers(),
                        held.checksum(),
                        sums));
    }

    /** The sum of the numbers, by the words of the contract and without a line of the program. */
    private static String sum(Given given) {
        var text = given.row().legacyId() + "\n" + given.row().number() + "\n"
                + given.row().number() + "-1 " + given.row().domain() + "\n";
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the list of differences has of the filing; null if it is not in it. */
    static Map<String, Object> differenceOf(Given given) {
        return differences()
                .getMap("items.find { it.legacyId == '" + given.row().legacyId() + "' }");
    }

    static JsonPath differences() {
        return read(PATH + "/differences?limit=200");
    }

    static JsonPath told() {
        return read(PATH);
    }

    private static JsonPath read(String path) {
        return calls("auditor").get(path).then().statusCode(200).extract().jsonPath();
    }

    static Response settles(Given given, String reason) {
        return calls("administrator")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .post(PATH + "/differences/" + given.row().id() + "/settlement");
    }

    static Response handsOverAgain(Given given) {
        return calls("administrator")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(PATH + "/differences/" + given.row().id() + "/hand-over");
    }

    static RequestSpecification calls(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(UUID.randomUUID(), role));
    }
}
