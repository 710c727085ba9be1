package cn.icpfiling.filing.drafting;

import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.rest.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of changes share: a filed subject with a service of two domains, and the way of a change to its grant. */
public abstract class ChangesScene {

    @Inject
    Verdicts verdicts;

    @Inject
    protected AuthoritySteps authority;

    @Inject
    protected Sql sql;

    protected final Applicant holder = new Applicant();
    protected final String one = Applicant.domain("ok");
    final String other = Applicant.domain("ok");
    protected final String number =
            "京ICP备2032%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    protected String subject;
    protected String service;

    @BeforeEach
    void filed() {
        var order = holder.completesDraft(one);
        holder.entersService(order, twoDomains(holder.obtainsNumber())).then().statusCode(200);
        holder.submits(order).then().statusCode(200);
        granted(order, number + "-1");
        subject = holder.call().get("/api/v1/subjects").then().extract().path("items[0].subjectId");
        service = holder.call().get("/api/v1/services").then().extract().path("items[0].serviceId");
    }

    protected void set(String update) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement(update)) {
            statement.setBytes(1, Binary.of(UUID.fromString(subject)));
            statement.executeUpdate();
        }
    }

    protected Response changes(String things, String id) {
        return holder.creates().post("/api/v1/" + things + "/" + id + "/change");
    }

    void handsIn(String order) {
        holder.handsInAll(order);
        holder.handsIn(order, "CHANGE_PROOF", Papers.png(), "image/png").then().statusCode(200);
    }

    private Map<String, Object> twoDomains(String serviceNumber) {
        var entry = new HashMap<>(Applicant.service(one, serviceNumber));
        entry.put("domains", List.of(one, other));
        return entry;
    }

    Map<String, Object> entry(String name, List<String> domains) {
        var entry = new HashMap<>(Applicant.service(one, "-"));
        entry.remove("serviceNumber");
        entry.put("name", name);
        entry.put("domains", domains);
        return entry;
    }

    protected void decided(String order, String subjectNumber, String serviceNumber) {
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, subjectNumber, serviceNumber);
    }

    protected void granted(String order, String serviceNumber) {
        decided(order, number, serviceNumber);
        holder.shows(order).then().body("state", is("COMPLETED"));
    }
}
