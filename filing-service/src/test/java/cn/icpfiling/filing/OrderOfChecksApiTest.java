package cn.icpfiling.filing;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** First who it is, then whose order it is, then how the request is written: at each act that an order knows. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class OrderOfChecksApiTest {

    private static final String NONE = "";

    /** One way to write a request badly, and what its own order's holder hears. */
    record Fault(String method, String part, String contentType, String body, int refused) {

        @Override
        public String toString() {
            return method + " " + part + " " + contentType + " " + body;
        }
    }

    private final Applicant applicant = new Applicant();

    static List<Fault> faults() {
        return List.of(
                new Fault("PUT", "/subject", "application/json", "{", 400),
                new Fault("PUT", "/subject", "application/json", "{\"surprise\":1}", 400),
                new Fault("PUT", "/subject", "application/json", NONE, 400),
                new Fault("PUT", "/subject", "text/plain", "hello", 415),
                new Fault("PUT", "/service", "application/json", "[]", 400),
                new Fault("PUT", "/service", "application/xml", "<a/>", 415),
                new Fault("PATCH", "/subject", "application/merge-patch+json", "{", 400),
                new Fault("PATCH", "/subject", "application/merge-patch+json", "{\"surprise\":1}", 400),
                new Fault("PATCH", "/subject", "application/merge-patch+json", "null", 400),
                new Fault("PATCH", "/service", "application/merge-patch+json", "[]", 400),
                new Fault("PATCH", "/service", "application/json", "{}", 415),
                new Fault("POST", "/submission", "application/json", "{\"accepted\":\"yes\"}", 400),
                new Fault("POST", "/submission", "text/plain", "yes", 415),
                new Fault("PUT", "/materials/PRE_APPROVAL", "text/plain", "hello", 415),
                new Fault("POST", "/withdrawal", "application/json", NONE, 400), // no Idempotency-Key
                new Fault("POST", "/abandonment", "application/json", NONE, 400));
    }

    static Stream<Fault> faultsOfTheReviewer() {
        return Stream.of(
                new Fault("POST", "/provider-decision", "application/json", "{", 400),
                new Fault("POST", "/provider-decision", "text/plain", "APPROVE", 415));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_badly_written_request_is_refused_for_its_form_to_the_holder_alone(Fault fault) {
        var order = applicant.drafts(Applicant.domain("ok"));

        refused(send(applicant.call(), order, fault), fault.refused());
        refused(send(new Applicant().call(), order, fault), 404);
        refused(send(applicant.call(), Ids.next().toString(), fault), 404);
        refused(send(applicant.call(), "no-id", fault), 404);
        refused(send(given(), order, fault), 401);
        refused(send(given().header("Authorization", "Bearer no.such.token"), order, fault), 401);
        refused(send(Applicant.reviewer(), order, fault), 403);
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheReviewer")
    void a_reviewer_hears_of_the_form_and_others_do_not(Fault fault) {
        var order = applicant.drafts(Applicant.domain("ok"));

        refused(send(Applicant.reviewer(), order, fault), fault.refused());
        refused(send(Applicant.reviewer(), Ids.next().toString(), fault), 404);
        refused(send(applicant.call(), order, fault), 403);
        refused(send(given(), order, fault), 401);
    }

    @Test
    void a_stranger_hears_the_same_of_a_good_request_and_of_a_bad_one() {
        var order = applicant.drafts(Applicant.domain("ok"));
        var stranger = new Applicant();
        var good = stranger.acts(order).post("/api/v1/orders/" + order + "/withdrawal");

        var bad = send(stranger.call(), order, faults().getFirst());

        for (var member : new String[] {"type", "title", "status", "detail", "code", "remedy"}) {
            bad.then().body(member, is(good.<Object>path(member)));
        }
    }

    private static Response send(RequestSpecification caller, String order, Fault fault) {
        var request = caller.contentType(fault.contentType());
        if (!fault.body().isEmpty()) {
            request.body(fault.body().getBytes(StandardCharsets.UTF_8));
        }
        return request.request(fault.method(), "/api/v1/orders/" + order + fault.part());
    }

    private static void refused(Response answer, int status) {
        answer.then().statusCode(status).contentType("application/problem+json").body("status", is(status));
    }
}
