package cn.icpfiling.filing;

import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What a holder does with an offline case over HTTP. */
public final class OfflineCase {

    public static final String PATH = "/api/v1/offline-deregistrations";

    private OfflineCase() {}

    public static Response opens(Applicant applicant, String typeCheck) {
        return opens(applicant, typeCheck, null);
    }

    public static Response opens(Applicant applicant, String typeCheck, Map<String, String> told) {
        var body = new HashMap<String, Object>(Map.of("typeCheckId", typeCheck));
        if (told != null) {
            body.put("applicant", told);
        }
        return applicant.creates().body(body).post(PATH);
    }

    /** For a domain that somebody in Shanghai has filed elsewhere. */
    public static String opened(Applicant applicant, String domain) {
        return opens(applicant, typeCheck(applicant, domain))
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }

    public static String typeCheck(Applicant applicant, String domain) {
        return applicant.checksType(domain).then().statusCode(201).extract().path("typeCheckId");
    }

    public static Response shows(Applicant applicant, String id) {
        return applicant.call().get(PATH + "/" + id);
    }

    public static RequestSpecification acts(Applicant applicant, String id) {
        return applicant.creates().header("If-Match", shows(applicant, id).header("ETag"));
    }

    public static Response handsIn(Applicant applicant, String id, LocalDate day) {
        return acts(applicant, id).body(Map.of("handedInOn", day.toString())).post(PATH + "/" + id + "/handing-in");
    }

    public static Response closes(Applicant applicant, String id) {
        return acts(applicant, id).post(PATH + "/" + id + "/closing");
    }
}
