package cn.icpfiling.filing.cancellation;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A filing password is its subject's, so its tries are too: every site would give a guesser as many again. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class PasswordTriesApiTest extends CancellationScene {

    private final Applicant holder = new Applicant();

    @Test
    void tries_of_the_filing_password_at_one_site_count_for_every_site_of_the_subject() {
        var one = files(holder, domain);
        var other = filesAnother();
        var guessAtOne = guess(one);
        var guessAtOther = guess(other);
        for (var tries = 0; tries < 3; tries++) {
            refused(holder, one, guessAtOne, 422, "FILING_PASSWORD_WRONG");
        }
        for (var tries = 0; tries < 2; tries++) {
            refused(holder, other, guessAtOther, 422, "FILING_PASSWORD_WRONG");
        }

        refused(holder, one, guessAtOne, 429, "TOO_MANY_REQUESTS");
        refused(holder, other, guessAtOther, 429, "TOO_MANY_REQUESTS");
    }

    private Map<String, Object> guess(String service) {
        return with("filingPassword", "wrong", proof(token(holder, service)));
    }

    private String filesAnother() {
        var order = holder.completesDraftOfService(Applicant.domain("ok"));
        holder.submits(order).then().statusCode(200);
        approved(order);
        authority.grant(order, number, number + "-2");
        return holder.call()
                .get("/api/v1/services")
                .path("items.find { it.serviceNumber == '" + number + "-2' }.serviceId");
    }
}
