package cn.icpfiling.filing;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.platform.identifier.ResidentId;
import cn.icpfiling.platform.testkit.rest.Response;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A principal's phone, which has no account here. */
public final class Phone {

    public static final String HEAD = "SUBJECT_PRINCIPAL";
    public static final String WEBMASTER = "SERVICE_PRINCIPAL";
    private static final int SECRET = 43;

    private Phone() {}

    public static Response asks(Applicant who, String order, String part) {
        return who.call().body(Map.of("part", part)).post("/api/v1/orders/" + order + "/authenticity/links");
    }

    /** The principal of that part opens the link, agrees and shows their face, and it is theirs. */
    public static void shows(Applicant who, String order, String part) {
        shows(who, order, part, "MATCH");
    }

    /** The same, with another answer of the identity source. */
    public static void shows(Applicant who, String order, String part, String result) {
        var url = asks(who, order, part).then().statusCode(201).extract().<String>path("url");
        var door = "/api/v1/authenticity-steps/" + url.substring(url.length() - SECRET);
        given().contentType(ContentType.JSON)
                .body(Map.of("version", "2026-01"))
                .post(door + "/consent")
                .then()
                .statusCode(200);
        given().contentType("image/jpeg")
                .body(Papers.jpeg())
                .put(door + "/face")
                .then()
                .statusCode(200)
                .body("result", is(result));
    }

    /** Ten faces a day are compared for one number: each test has people of its own. */
    public static String freshNumber() {
        var random = ThreadLocalRandom.current();
        return ResidentId.upgrade15("110105%02d%02d%02d%03d"
                .formatted(random.nextInt(50, 99), random.nextInt(1, 13), random.nextInt(1, 28), random.nextInt(1000)));
    }
}
