package cn.icpfiling.filing.transfers;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What the tests of transfers share: a filing of a holder, an account without one, and the calls of account-service. */
abstract class TransferScene {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    Sql sql;

    final Applicant target = new Applicant();
    final String domain = Applicant.domain("ok");
    final String number = "京ICP备2036%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    String bsn;
    String order;
    String subject;
    String service;

    /** The first filing, granted. */
    void files(Applicant holder) {
        order = holder.drafts(domain);
        holder.entersSubject(order, Applicant.subject()).then().statusCode(200);
        bsn = holder.obtainsNumber();
        holder.entersService(order, Applicant.service(domain, bsn)).then().statusCode(200);
        holder.handsInAll(order);
        holder.submits(order).then().statusCode(200);
        granted(order, number);
        holder.shows(order).then().body("state", is("COMPLETED"));
        subject = holder.call().get("/api/v1/subjects").path("items[0].subjectId");
        service = holder.call().get("/api/v1/services").path("items[0].serviceId");
    }

    void granted(String granted, String subjectNumber) {
        verdicts.passed(granted, 1);
        Applicant.decides(granted, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(granted);
        authority.verifySms(granted);
        authority.grant(granted, subjectNumber);
    }

    /** A filing of another holder. */
    void filesAnother(Applicant another) {
        granted(
                another.submitsDraft(Applicant.domain("ok")),
                "京ICP备2037%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000)));
    }

    Response transfers(Applicant from, Applicant to) {
        return transfers(Ids.next(), from, to, null);
    }

    Response transfers(UUID id, Applicant from, Applicant to, UUID toPartner) {
        return transfers(id, subject, from.account, to.account, toPartner);
    }

    static Response transfers(UUID id, String subject, UUID from, UUID to, UUID toPartner) {
        var body = new HashMap<String, Object>(Map.of(
                "transferId", id.toString(),
                "subjectId", subject,
                "from", from.toString(),
                "to", to.toString()));
        if (toPartner != null) {
            body.put("toPartner", toPartner.toString());
        }
        return given().auth()
                .oauth2(TestTokens.internal("account-service"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/subject-transfers");
    }

    static Response facts(UUID account) {
        return given().auth()
                .oauth2(TestTokens.internal("account-service"))
                .get("/internal/accounts/" + account + "/transfer-facts");
    }

    void refused(Response transfer, int status, String code) {
        transfer.then().statusCode(status).body("code", is(code));
    }
}
