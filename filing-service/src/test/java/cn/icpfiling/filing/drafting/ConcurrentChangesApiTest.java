package cn.icpfiling.filing.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody overwrites what he has not seen. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ConcurrentChangesApiTest {

    private static final int WRITERS = 50;

    private final Applicant applicant = new Applicant();

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private static final Set<String> REVIEWS =
            Set.of("provider-decision", "rule-settlements", "domain-papers-decision", "verification-requests");

    /** Each change of an order, sent by whoever the request is from. */
    private static final Map<String, BiFunction<RequestSpecification, String, Response>> CHANGES = Map.of(
            "subject", (from, order) -> from.body(Applicant.subject()).put(path(order, "subject")),
            "service", (from, order) -> from.body(Map.of("name", "示例科技官网")).put(path(order, "service")),
            "material",
                    (from, order) ->
                            from.contentType("image/png").body(Papers.png()).put(path(order, "materials/PRE_APPROVAL")),
            "submission",
                    (from, order) -> from.header("Idempotency-Key", Applicant.freshKey())
                            .body(Map.of("declarationVersion", "2026-01", "accepted", true))
                            .post(path(order, "submission")),
            "provider-decision",
                    (from, order) -> from.header("Idempotency-Key", Applicant.freshKey())
                            .body(Map.of("decision", "APPROVE"))
                            .post(path(order, "provider-decision")),
            "rule-settlements",
                    (from, order) -> from.header("Idempotency-Key", Applicant.freshKey())
                            .body(Map.of("rules", List.of(Map.of("pointer", "/x", "rule", "D4", "result", "HOLDS"))))
                            .post(path(order, "rule-settlements")),
            "domain-papers-decision",
                    (from, order) -> from.header("Idempotency-Key", Applicant.freshKey())
                            .body(Map.of("decision", "ACCEPT", "ground", "HELD_BY_HEAD"))
                            .post(path(order, "domain-papers-decision")),
            "verification-requests",
                    (from, order) -> from.header("Idempotency-Key", Applicant.freshKey())
                            .post(path(order, "verification-requests")),
            "withdrawal",
                    (from, order) ->
                            from.header("Idempotency-Key", Applicant.freshKey()).post(path(order, "withdrawal")),
            "abandonment",
                    (from, order) ->
                            from.header("Idempotency-Key", Applicant.freshKey()).post(path(order, "abandonment")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject",
                "service",
                "material",
                "submission",
                "provider-decision",
                "rule-settlements",
                "domain-papers-decision",
                "verification-requests",
                "withdrawal",
                "abandonment"
            })
    void every_change_says_which_version_it_is_of(String change) {
        var order = applicant.drafts(Applicant.domain("ok"));
        var stale = Applicant.tag(applicant.call(), order);
        applicant.entersSubject(order, Map.of("name", "北京另一科技有限公司")).then().statusCode(200);
        var before = applicant.shows(order).asString();

        send(change, caller(change), order).then().statusCode(428).body("code", is("PRECONDITION_REQUIRED"));
        send(change, caller(change).header("If-Match", stale), order)
                .then()
                .statusCode(412)
                .body("code", is("PRECONDITION_FAILED"));
        send(change, caller(change).header("If-Match", "7"), order)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/header/If-Match"));
        assertThat(applicant.shows(order).asString()).isEqualTo(before);
    }

    @Test
    void of_fifty_writers_with_one_tag_one_wins() throws Exception {
        oneOfFiftyWins(applicant.drafts(Applicant.domain("ok")), "北京示例科技有限公司");
    }

    @Test
    @Tag("long")
    void of_fifty_writers_of_each_of_ten_versions_one_wins() throws Exception {
        var order = applicant.drafts(Applicant.domain("ok"));
        for (var version = 0; version < 10; version++) {
            oneOfFiftyWins(order, "北京第" + version + "示例科技有限公司");
        }
    }

    private void oneOfFiftyWins(String order, String name) throws Exception {
        var tag = Applicant.tag(applicant.call(), order);

        var answers = AtOnce.call(
                WRITERS,
                number -> applicant
                        .call()
                        .header("If-Match", tag)
                        .body(Map.of("name", name))
                        .put("/api/v1/orders/" + order + "/subject")
                        .statusCode());

        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void a_reader_who_has_it_hears_304_until_it_changes() {
        var order = applicant.drafts(Applicant.domain("ok"));
        var tag = Applicant.tag(applicant.call(), order);

        known(order, tag).then().statusCode(304).header("ETag", is(tag)).body(is(emptyString()));
        known(order, "\"other\", W/" + tag).then().statusCode(304);
        known(order, "*").then().statusCode(304);
        known(order, "\"other\"").then().statusCode(200).header("ETag", is(tag));
        applicant
                .call()
                .header("Accept-Language", "en")
                .header("If-None-Match", tag)
                .get("/api/v1/orders/" + order)
                .then()
                .statusCode(200)
                .header("ETag", not(tag))
                .header("Vary", is("Accept-Language"));
        applicant
                .handsIn(order, "PRE_APPROVAL", Papers.png(), "image/png")
                .then()
                .statusCode(200);
        known(order, tag).then().statusCode(200);
    }

    /** From the draft to the number, with refused and repeated requests between. */
    @Test
    void the_tag_changes_when_what_is_shown_changes_and_only_then() {
        var domain = Applicant.domain("ok");
        var order = applicant.drafts(domain);
        var seen = new Sightings(order);

        var number = applicant.obtainsNumber();
        seen.same();
        seen.another(applicant.entersSubject(order, Applicant.subject()));
        seen.another(applicant.entersSubject(order, Applicant.subject()));
        seen.another(applicant.entersService(order, Applicant.service(domain, number)));
        applicant.submits(order).then().statusCode(422);
        seen.same();
        seen.another(applicant.handsIn(order, "PRE_APPROVAL", Papers.png(), "image/png"));
        seen.another(applicant.handsIn(order, "PRE_APPROVAL", Papers.png(), "image/png"));
        applicant.handsInAll(order);
        seen.another();
        applicant.prechecks(order).then().statusCode(200);
        seen.same();
        seen.another(applicant.submits(order));
        verdicts.passed(order, 1);
        seen.another();
        Applicant.decides(order, Map.of("decision", "REJECT")).then().statusCode(422);
        seen.same();
        seen.another(Applicant.decides(order, Map.of("decision", "APPROVE")));
        authority.joinBatch(order);
        seen.another();
    }

    private static String path(String order, String part) {
        return "/api/v1/orders/" + order + "/" + part;
    }

    private RequestSpecification caller(String change) {
        return REVIEWS.contains(change) ? Applicant.reviewer() : applicant.call();
    }

    private static Response send(String change, RequestSpecification from, String order) {
        return CHANGES.get(change).apply(from, order);
    }

    private Response known(String order, String tags) {
        return applicant.call().header("If-None-Match", tags).get("/api/v1/orders/" + order);
    }

    /** An order as it is looked at again and again. */
    private final class Sightings {

        private final String order;
        private final Map<String, String> bodyOfTag = new HashMap<>();
        private List<String> last;

        Sightings(String order) {
            this.order = order;
            last = look();
        }

        void same() {
            assertThat(look()).isEqualTo(last);
        }

        /** The answer of the change tells the new tag already. */
        void another(Response changed) {
            changed.then().statusCode(200);
            another();
            assertThat(changed.header("ETag")).isEqualTo(last.getFirst());
        }

        void another() {
            var now = look();
            assertThat(now.get(0)).isNotEqualTo(last.get(0));
            assertThat(now.get(1)).isNotEqualTo(last.get(1));
            assertThat(bodyOfTag.put(now.get(0), now.get(1))).isNull();
            last = now;
        }

        private List<String> look() {
            var shown = applicant.shows(order);
            return List.of(shown.header("ETag"), shown.asString());
        }
    }
}
