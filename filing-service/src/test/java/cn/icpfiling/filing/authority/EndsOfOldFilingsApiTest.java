package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.ProvinceRuleSets;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The end of a filing of the old platform goes to the authority with what its form asked for, and nothing is made up. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class EndsOfOldFilingsApiTest extends AuthorityScene {

    private static final Person BY_NAME_AND_MOBILE =
            new Person("张三", null, null, " +86 138 0013 8000", null, null, null);

    @Inject
    EndsOfOldFilings ends;

    @Test
    void what_the_old_form_did_not_ask_for_does_not_keep_an_end_from_the_authority() {
        var site = ends.submitted(OrderType.DEREGISTER_SERVICE, "北京旧平台科技有限公司", BY_NAME_AND_MOBILE);
        var subject = ends.submitted(OrderType.DEREGISTER_SUBJECT, "北京旧平台贸易有限公司", null);

        uploads.run();

        assertThat(List.of(state(site), state(subject))).containsOnly(OrderState.SMS_PENDING);
        assertThat(count("authority_holds WHERE held")).isZero();
        assertThat(authority.taken().get(1L))
                .contains("<Xm>张三<", "<Sjhm>13800138000<", "北京旧平台贸易有限公司")
                .doesNotContain("<Frbz>0<", "<Frbz>1<");
    }

    /** Its holder was asked for no password, because the authority's SMS stands in its place. */
    @Test
    void rules_that_are_replaced_before_the_upload_do_not_take_its_sms_from_an_end() {
        var order = ends.submitted(OrderType.DEREGISTER_SERVICE, "北京旧平台科技有限公司", BY_NAME_AND_MOBILE);
        ProvinceRuleSets.replaces(
                sql,
                ProvinceRuleSets.SHIPPED
                        .replace("    value: SMS\n", "    value: FILING_PASSWORD\n")
                        .replaceFirst("(?s)(- id: SMS-2020.*?value: )DEMANDED", "$1NONE"));
        try {
            uploads.run();
        } finally {
            ProvinceRuleSets.replaces(sql, ProvinceRuleSets.SHIPPED);
        }

        assertThat(state(order)).isEqualTo(OrderState.SMS_PENDING);
    }

    @Test
    void an_end_that_cannot_be_written_comes_to_a_reviewer_who_gives_it_back_with_the_reason() {
        var order = ends.submitted(OrderType.DEREGISTER_SERVICE, "𠮷野家有限公司", BY_NAME_AND_MOBILE);
        var reviewer = Ids.next();

        uploads.run();

        Applicant.reviewer(reviewer)
                .get("/api/v1/orders/" + order)
                .then()
                .body("needsPerson", is(true))
                .body("allowedActs", contains("REJECT"));
        Applicant.reviews(
                        reviewer,
                        order.toString(),
                        "provider-decision",
                        Map.of(
                                "decision",
                                "REJECT",
                                "reasons",
                                List.of(Map.of("code", "AUTHORITY_PROCESSING_ERROR", "pointer", "/subject/name"))))
                .then()
                .statusCode(200)
                .body("state", is("AUTHORITY_REJECTED"))
                .body("reasons.code", contains("AUTHORITY_PROCESSING_ERROR"));
    }
}
