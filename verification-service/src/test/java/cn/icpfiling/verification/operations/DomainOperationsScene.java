package cn.icpfiling.verification.operations;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the tests of domain operations share: an account that asks, and the calls of an operation. */
abstract class DomainOperationsScene {

    static final String PATH = "/api/v1/domain-verification-operations";
    static final String NDJSON = "application/x-ndjson";
    static final String COMMON =
            "{\"commonHolder\":{\"holderName\":\"某公司\",\"certificateType\":1,\"certificateNumber\":\"91350100M000100Y43\"}}\n";

    @Inject
    OperationsWorkshop workshop;

    final UUID asker = UUID.randomUUID();

    static String lines(String label, int how) {
        return IntStream.range(0, how)
                .mapToObj(line -> "{\"domain\":\"%s-%d.com\"}\n".formatted(label, line))
                .collect(Collectors.joining());
    }

    String starts(String body) {
        return send(asker, freshKey(), body).then().statusCode(202).extract().path("operationId");
    }

    void cancels(String operation) {
        cancels(operation, freshKey());
    }

    ValidatableResponse cancels(String operation, String key) {
        return as(asker)
                .header("Idempotency-Key", key)
                .post(PATH + "/" + operation + "/cancellation")
                .then()
                .statusCode(200);
    }

    ValidatableResponse shows(String operation) {
        return as(asker).get(PATH + "/" + operation).then().statusCode(200);
    }

    ValidatableResponse results(String operation, String query) {
        return as(asker).get(PATH + "/" + operation + "/results" + query).then().statusCode(200);
    }

    static Response send(UUID account, String key, String body) {
        return as(account)
                .header("Idempotency-Key", key)
                .contentType(NDJSON)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(PATH);
    }

    static RequestSpecification as(UUID account) {
        return as(account, "applicant");
    }

    static RequestSpecification as(UUID account, String role) {
        return ndjson(given().auth().oauth2(TestTokens.bearer(account, role)).contentType(ContentType.JSON));
    }

    static RequestSpecification ndjson(RequestSpecification call) {
        return call;
    }

    static String freshKey() {
        return "\"" + UUID.randomUUID() + "\"";
    }
}
