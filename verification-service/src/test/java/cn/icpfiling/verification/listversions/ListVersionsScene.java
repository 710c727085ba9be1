package cn.icpfiling.verification.listversions;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.lists.BundledLists;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** What the tests of list versions share: two administrators, a top-level domain of the test, and the acts on a version. */
abstract class ListVersionsScene {

    static final String SHIPPED = new String(BundledLists.of(ListKind.TLD), StandardCharsets.UTF_8);

    final UUID one = Ids.next();
    final UUID other = Ids.next();
    /** A top-level domain that no other test knows. */
    final String odd = "odd" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    Sql sql;

    @AfterEach
    void nothing_waits_for_a_moment_to_come() {
        // one that was passed over comes back when what passed over it goes
        for (var waiting = versions("SCHEDULED"); !waiting.isEmpty(); waiting = versions("SCHEDULED")) {
            cancels(waiting.getFirst()).then().statusCode(200);
        }
    }

    static String line(String tld) {
        return tld + ",APPROVED,2018-01-01,,the test\n";
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    String drafts(String file) {
        var answer = uploads(administrator(), file);
        answer.then().statusCode(201).body("state", is("DRAFT"));
        return answer.path("id");
    }

    static Response uploads(RequestSpecification caller, String file) {
        return caller.contentType("text/csv")
                .header("Idempotency-Key", key())
                .queryParams(Map.of("list", "TLD", "source", "an announcement of the test", "note", "a note"))
                .body(file)
                .post("/api/v1/list-versions");
    }

    static Response activates(UUID who, String id, int replaces, String from) {
        return activates(who, id, replaces, from, key());
    }

    static Response activates(UUID who, String id, int replaces, String from, String key) {
        var wish = new HashMap<String, Object>(Map.of("replaces", replaces));
        if (from != null) {
            wish.put("effectiveFrom", from);
        }
        return as(who, Roles.ADMINISTRATOR)
                .header("Idempotency-Key", key)
                .body(wish)
                .post("/api/v1/list-versions/" + id + "/activation");
    }

    Response cancels(String id) {
        return acts(id, "cancellation");
    }

    Response acts(String id, String act) {
        return administrator().header("Idempotency-Key", key()).post("/api/v1/list-versions/" + id + "/" + act);
    }

    Response explains(String tld) {
        return administrator().get("/api/v1/approved-tlds/" + tld);
    }

    Response explains(String tld, String on) {
        return administrator()
                .header("Accept-Language", "en")
                .queryParam("on", on)
                .get("/api/v1/approved-tlds/" + tld);
    }

    List<String> versions(String state) {
        return administrator()
                .get("/api/v1/list-versions?list=TLD&limit=200")
                .path("items.findAll { it.state == '" + state + "' }.id");
    }

    int inForce() {
        return administrator()
                .get("/api/v1/list-versions?list=TLD&limit=200")
                .path("items.find { it.state == 'IN_FORCE' }.version");
    }

    int newest() {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT MAX(version) FROM reference_lists WHERE kind = 'TLD' AND state = 'ACTIVE'")
                .orElseThrow();
    }

    RequestSpecification administrator() {
        return as(one, Roles.ADMINISTRATOR);
    }

    static RequestSpecification as(UUID account, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(account, role))
                .header("Accept-Language", "en")
                .contentType(ContentType.JSON);
    }
}
