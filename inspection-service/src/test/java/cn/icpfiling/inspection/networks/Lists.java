package cn.icpfiling.inspection.networks;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.restassured.http.ContentType;
import java.util.UUID;
import java.util.regex.Pattern;

/** The list of one partner, as the partner keeps it. */
final class Lists {

    static final String PATH = "/api/v1/provider-networks/";
    static final String OWN_PROVIDER = "00000000-0000-0000-0000-000000000000";

    private static final Pattern CONFIRMATION = Pattern.compile("confirmedRemovals[：:] ?(\\d+)");

    private final UUID partner;
    private final String name;

    private Lists(UUID partner, String name) {
        this.partner = partner;
        this.name = name;
    }

    static Lists ofAPartner(FilingStub neighbours) {
        var partner = Ids.next();
        var name = "云上主机 " + partner;
        neighbours.knowsPartner(partner, name);
        return new Lists(partner, name);
    }

    UUID partner() {
        return partner;
    }

    String name() {
        return name;
    }

    RequestSpecification as(String... scopes) {
        return given().auth().oauth2(TestTokens.bearerOfPartner(partner, "panel", scopes));
    }

    static RequestSpecification staff(String role) {
        return given().auth().oauth2(TestTokens.token("icp-api", Ids.next().toString(), "web", role));
    }

    ValidatableResponse read(String query) {
        return as("networks:read").get(PATH + partner + query).then();
    }

    String tag() {
        return read("").statusCode(200).extract().header("ETag");
    }

    ValidatableResponse replace(String... lines) {
        return replaceSeen(tag(), lines);
    }

    ValidatableResponse replaceSeen(String tag, String... lines) {
        return put(as("networks:write"), tag, partner.toString(), lines);
    }

    /** Confirms a list that is held back, as a person does who means it. */
    static ValidatableResponse put(RequestSpecification caller, String tag, String provider, String... lines) {
        var request = caller.header("If-Match", tag).contentType(ContentType.JSON);
        var answer = request.body(body("", lines)).put(PATH + provider).then();
        var refusal = answer.extract().asString();
        if (!refusal.contains("LIST_SHRINKS")) {
            return answer;
        }
        var told = CONFIRMATION.matcher(refusal);
        assertThat(told.find()).as(refusal).isTrue();
        return request.body(body(",\"confirmedRemovals\":" + told.group(1), lines))
                .put(PATH + provider)
                .then();
    }

    /** Sends the list as a program does that knows of no confirmation, or guesses one. */
    ValidatableResponse replaceBlindly(String more, String... lines) {
        return as("networks:write")
                .header("If-Match", tag())
                .contentType(ContentType.JSON)
                .body(body(more, lines))
                .put(PATH + partner)
                .then();
    }

    private static String body(String more, String... lines) {
        return "{\"networks\":[" + String.join(",", lines) + "]" + more + "}";
    }

    ValidatableResponse change(String body) {
        return changeSeen(tag(), Ids.next().toString(), body);
    }

    ValidatableResponse changeSeen(String tag, String key, String body) {
        return as("networks:write")
                .header("If-Match", tag)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH + partner + "/changes")
                .then();
    }

    static String line(String cidr) {
        return line(cidr, "33");
    }

    static String line(String cidr, String region) {
        return "{\"cidr\":\"%s\",\"region\":\"%s\",\"validFrom\":\"2026-01-01\"}".formatted(cidr, region);
    }

    static String line(String cidr, String from, String to) {
        return "{\"cidr\":\"%s\",\"region\":\"33\",\"validFrom\":\"%s\",\"validTo\":\"%s\"}".formatted(cidr, from, to);
    }
}
