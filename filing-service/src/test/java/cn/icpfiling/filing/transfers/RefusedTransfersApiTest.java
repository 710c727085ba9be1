package cn.icpfiling.filing.transfers;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Colleagues;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.OfflineCase;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each precondition of a transfer that does not hold refuses it with its code, and nothing has moved. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class RefusedTransfersApiTest extends TransferScene {

    private final Applicant holder = new Applicant();

    @BeforeEach
    void filed() {
        files(holder);
    }

    @AfterEach
    void no_case_is_looked_for_in_the_next_test() {
        sql.update("UPDATE offline_deregistrations SET next_look_at = NULL");
    }

    @Test
    void an_unknown_and_an_ended_subject_are_refused() {
        transfers(Ids.next(), Ids.next().toString(), holder.account, target.account, null)
                .then()
                .statusCode(404)
                .body("code", is("TRANSFER_SUBJECT_UNKNOWN"))
                .body("remedy", notNullValue());
        sql.update("UPDATE subjects SET status = 'DEREGISTERED' WHERE id = ?", UUID.fromString(subject));
        refused(transfers(holder, target), 404, "TRANSFER_SUBJECT_UNKNOWN");
    }

    @Test
    void one_account_is_no_target_of_itself_and_only_the_holder_is_a_source() {
        stays(transfers(holder, holder), "TRANSFER_SAME_ACCOUNT");
        stays(transfers(new Applicant(), target), "TRANSFER_NOT_THE_HOLDER");
        stays(transfers(target, holder), "TRANSFER_NOT_THE_HOLDER");
    }

    @Test
    @Tag("long")
    void a_target_with_a_subject_is_refused() {
        filesAnother(target);

        stays(transfers(holder, target), "TRANSFER_TARGET_HAS_SUBJECT");
    }

    @Test
    void an_open_order_of_either_account_is_refused_until_it_is_over() {
        var own = target.drafts(Applicant.domain("ok"));
        stays(transfers(holder, target), "TRANSFER_TARGET_HAS_OPEN_ORDER");
        abandons(target, own);
        var change = holder.creates()
                .post("/api/v1/subjects/" + subject + "/change")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("orderId");
        stays(transfers(holder, target), "TRANSFER_SOURCE_HAS_OPEN_ORDER");
        abandons(holder, change);

        transfers(holder, target).then().statusCode(200);
    }

    @Test
    void a_refusal_is_kept_for_its_id_and_another_id_goes_through_when_the_reason_has_passed() {
        var own = target.drafts(Applicant.domain("ok"));
        var id = Ids.next();
        stays(transfers(id, holder, target, null), "TRANSFER_TARGET_HAS_OPEN_ORDER");
        abandons(target, own);

        stays(transfers(id, holder, target, null), "TRANSFER_TARGET_HAS_OPEN_ORDER");
        stays(transfers(id, holder, new Applicant(), null), "TRANSFER_ID_REUSED");
        transfers(holder, target).then().statusCode(200);
    }

    @Test
    void an_open_proposal_of_the_provider_is_refused_until_it_is_decided() {
        var proposal = Colleagues.proposes(
                        Ids.next(), "services/" + service + "/provider-access-cancellation", Colleagues.ORDERED)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("proposalId");
        stays(transfers(holder, target), "TRANSFER_ACT_UNDER_WAY");
        Colleagues.decides(Ids.next(), proposal, "DECLINE").then().statusCode(200);

        transfers(holder, target).then().statusCode(200);
    }

    @Test
    void an_open_case_on_paper_is_refused_until_it_is_closed() {
        var open = OfflineCase.opened(holder, Applicant.domain("filed-elsewhere"));
        stays(transfers(holder, target), "TRANSFER_ACT_UNDER_WAY");
        OfflineCase.closes(holder, open).then().statusCode(200);

        transfers(holder, target).then().statusCode(200);
    }

    @Test
    void a_target_cannot_be_named_for_another_partner_than_its_own() {
        var partner = new Partner();
        var customer = partner.customer();
        customer.obtainsNumber();

        for (var wrong : new UUID[] {null, Ids.next()}) {
            stays(transfers(Ids.next(), holder, customer, wrong), "TRANSFER_TARGET_OF_OTHER_PARTNER");
        }
    }

    private void stays(Response refusal, String code) {
        refused(refusal, 409, code);
        stands();
    }

    private void stands() {
        holder.call().get("/api/v1/subjects").then().body("items.subjectId", contains(subject));
        holder.call().get("/api/v1/orders/" + order).then().statusCode(200);
    }

    private static void abandons(Applicant who, String open) {
        who.acts(open).post("/api/v1/orders/" + open + "/abandonment").then().statusCode(200);
    }
}
