package cn.icpfiling.filing.submission;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The type check asks about one domain, and an order has up to a hundred. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class FurtherDomainsApiTest {

    private final Applicant applicant = new Applicant();
    private final String second = Applicant.domain("ok");

    @Test
    void
            a_further_domain_that_another_has_filed_or_that_the_authority_bars_is_refused_before_the_authority_has_the_order() {
        var order = draftWithBoth();
        FiledAtTheAuthority.under(second, "京ICP备2036123456号", "京ICP备2036123456号-1");

        applicant
                .prechecks(order)
                .then()
                .body("passed", is(false))
                .body("errors.code", contains("DOMAIN_CONFLICT"))
                .body("errors.pointer", contains("/service/domains/1"));
        applicant.submits(order).then().statusCode(422).body("errors.code", contains("DOMAIN_CONFLICT"));

        FiledAtTheAuthority.barred(second);
        applicant.prechecks(order).then().body("errors.code", contains("BLACKLISTED"));
        FiledAtTheAuthority.noMore(second);
        applicant.submits(order).then().statusCode(200);
    }

    @Test
    void a_silent_authority_is_told_and_refuses_nothing() {
        var order = draftWithBoth();
        FiledAtTheAuthority.silentAbout(second);

        applicant
                .prechecks(order)
                .then()
                .body("passed", is(true))
                .body("warnings.find { it.code == 'DOMAIN_STATUS_UNKNOWN' }.pointer", is("/service/domains/1"));
        applicant.submits(order).then().statusCode(200);
    }

    private String draftWithBoth() {
        var first = Applicant.domain("ok");
        var order = applicant.completesDraft(first);
        var both = new HashMap<>(Applicant.service(first, applicant.obtainsNumber()));
        both.put("domains", List.of(first, second));
        applicant.entersService(order, both).then().statusCode(200);
        return order;
    }
}
