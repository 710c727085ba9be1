package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J9 through the gateway: a second site ends and can be filed anew, then the subject ends with what is left of it. */
@Tag("long")
class DeregistrationTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Caller SANDBOX = Caller.sandbox(STACK);

    @Test
    void a_company_ends_its_site_and_then_itself_and_each_time_the_type_check_knows_it() {
        var company = Applicant.fresh();
        var filing = FirstFiling.of(company, STACK, _ -> {}).toTheNumber();
        var services = filing.caller().get("/api/v1/services").expect(200);

        ends(filing, "/api/v1/services/" + services.text("/items/0/serviceId"), "DEREGISTER_SERVICE");

        assertThat(publicQuery("domain", company.domain())).isEmpty();
        assertThat(typeOf(filing)).isEqualTo("NEW_SERVICE_SAME_PROVIDER");
        var subjects = filing.caller().get("/api/v1/subjects").expect(200);
        assertThat(subjects.text("/items/0/status")).isEqualTo("REGISTERED");

        ends(filing, "/api/v1/subjects/" + subjects.text("/items/0/subjectId"), "DEREGISTER_SUBJECT");

        assertThat(publicQuery("number", filing.subjectNumber())).isEmpty();
        assertThat(typeOf(filing)).isEqualTo("FIRST_FILING");
    }

    private static void ends(FirstFiling filing, String path, String act) {
        var impact = filing.caller().get(path + "/impact?act=" + act).expect(200);
        assertThat(impact.text("/confirmedBy")).isEqualTo("SMS");
        var order = filing.caller()
                .post(path + "/deregistration", Forms.node().put("impactToken", impact.text("/impactToken")))
                .expect(201);
        assertThat(order.text("/type")).isEqualTo(act);
        var completed = filing.goesOnIn(order.text("/orderId"))
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes(List.of(filing.who().head()))
                .awaitState("COMPLETED");
        assertThat(completed.text("/publicQuery")).contains("/authority/public-query");
        assertThat(OrderEvents.of(filing.orderId(), STACK).getLast().type()).isEqualTo("filing.order.completed");
    }

    private static String typeOf(FirstFiling filing) {
        return filing.caller()
                .post("/api/v1/filing-type-checks", Forms.typeQuestion(filing.who()))
                .expect(201)
                .text("/type");
    }

    private static Iterable<com.fasterxml.jackson.databind.JsonNode> publicQuery(String by, String what) {
        return SANDBOX.get("/authority/public-query?" + by + "="
                        + java.net.URLEncoder.encode(what, java.nio.charset.StandardCharsets.UTF_8))
                .expect(200)
                .at("/items");
    }
}
