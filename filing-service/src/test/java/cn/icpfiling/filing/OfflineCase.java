package cn.icpfiling.filing;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What a holder does with an offline case over HTTP. */
final class OfflineCase {

    static final String PATH = "/api/v1/offline-deregistrations";

    private OfflineCase() {}

    static Response opens(Applicant applicant, String typeCheck) {
        return opens(applicant, typeCheck, null);
    }

    static Response opens(Applicant applicant, String typeCheck, Map<String, String> told) {
        var body = new HashMap<String, Object>(Map.of("typeCheckId", typeCheck));
        if (told != null) {
            body.put("applicant", told);
        }
        return applicant.creates().body(body).post(PATH);
    }

    /** For a domain that somebody in Shanghai has filed elsewhere. */
    static String opened(Applicant applicant, String domain) {
        return opens(applicant, typeCheck(applicant, domain))
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }

    static String typeCheck(Applicant applicant, String domain) {
        return applicant.checksType(domain).then().statusCode(201).extract().path("typeCheckId");
    }

    static Response shows(Applicant applicant, String id) {
        return applicant.call().get(PATH + "/" + id);
    }

    static RequestSpecification acts(Applicant applicant, String id) {
        return applicant.creates().header("If-Match", shows(applicant, id).header("ETag"));
    }

    static Response handsIn(Applicant applicant, String id, LocalDate day) {
        return acts(applicant, id).body(Map.of("handedInOn", day.toString())).post(PATH + "/" + id + "/handing-in");
    }

    static Response closes(Applicant applicant, String id) {
        return acts(applicant, id).post(PATH + "/" + id + "/closing");
    }
}
