package cn.icpfiling.filing.typecheck;

import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A subject that is filed here for an account got another certificate at another provider, so our record has the former one. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ChangedCertificatesApiTest {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final Applicant holder = new Applicant();
    private final Applicant other = new Applicant();
    private final String number =
            "京ICP备2039%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));

    @Test
    void its_number_says_that_another_account_has_it() {
        holderFiles();
        FiledAtTheAuthority.under(other.certificateNumber, number, number + "-1");

        other.checksType(Applicant.domain("ok")).then().body("type", is("OWNED_BY_ANOTHER_ACCOUNT"));
    }

    @Test
    void a_check_of_before_opens_no_order_for_it() {
        FiledAtTheAuthority.under(other.certificateNumber, number, number + "-1");
        var check = other.checksType(Applicant.domain("ok"));
        check.then().body("type", is("NEW_SERVICE_OTHER_PROVIDER"));
        holderFiles();

        other.creates()
                .body(Map.of("typeCheckId", check.path("typeCheckId")))
                .post("/api/v1/orders")
                .then()
                .statusCode(409)
                .body("code", is("TYPE_CHECK_OUTDATED"));
    }

    private void holderFiles() {
        var order = holder.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number, number + "-1");
    }
}
