package cn.icpfiling.filing;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import cn.icpfiling.platform.id.Ids;
import io.restassured.http.ContentType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** A finding of inspection-service as the test wants it to be at this moment, told to {@link StatedFindings}. */
public final class Findings {

    public final UUID id = Ids.next();
    private final Map<String, Object> facts = new LinkedHashMap<>();

    /** An overdue finding about a site. */
    public Findings(String subject, String service, String reason, String consequence) {
        facts.put("findingId", id.toString());
        facts.put("source", "SPOT_CHECK");
        facts.put("reason", reason);
        facts.put("subjectId", subject);
        if (service != null) {
            facts.put("serviceId", service);
        }
        facts.put("state", "OVERDUE");
        facts.put("consequence", consequence);
        tell();
    }

    /** An overdue finding about a site whose consequence is the end of access. */
    public static Findings endingAccess(String subject, String service) {
        return new Findings(subject, service, "SITE.SHELL", "CANCEL_ACCESS");
    }

    public Findings becomes(String state) {
        facts.put("state", state);
        return tell();
    }

    public Findings with(String fact, Object value) {
        facts.put(fact, value);
        return tell();
    }

    /** From now on inspection-service answers without sense, which counts as no answer. */
    public Findings isSilent() {
        facts.remove("state");
        return tell();
    }

    public Findings answersAgain() {
        return becomes("OVERDUE");
    }

    private Findings tell() {
        given().contentType(ContentType.JSON)
                .body(facts)
                .put(ConfigProvider.getConfig().getValue("icp.inspection.url", String.class) + "/internal/findings")
                .then()
                .statusCode(200);
        return this;
    }
}
