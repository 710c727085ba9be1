package cn.icpfiling.gateway.door;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.gateway.contract.PublishedContract;
import cn.icpfiling.platform.testkit.rest.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Asks every operation of the merged contract with tokens of other environments. */
final class CrossAccess {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final String ID = "0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3";

    private record Operation(String method, String path) {}

    private CrossAccess() {}

    static void assertRefusedEverywhere(PublishedContract contract, String here, List<String> others) {
        var operations = operationsWithToken(contract);
        assertThat(operations).as("operations that take a token").hasSizeGreaterThan(150);
        var before = StubServices.REQUESTS.get();

        for (var other : others) {
            var token = token(other);
            for (var operation : operations) {
                var answer = asks(operation, token);

                assertThat(answer.statusCode())
                        .as("%s with a token of %s", operation, other)
                        .isEqualTo(401);
                assertThat(answer.<String>path("code")).as("%s", operation).isEqualTo("TOKEN_OF_OTHER_ENVIRONMENT");
                assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
            }
        }
        assertThat(StubServices.REQUESTS.get()).as("no service was asked").isEqualTo(before);

        // the canary: the same request with a token of this environment reaches a service
        var orders = new Operation("get", "/api/v1/orders");
        assertThat(operations).contains(orders);
        assertThat(asks(orders, token(here)).statusCode()).isEqualTo(201);
        assertThat(StubServices.REQUESTS.get()).isEqualTo(before + 1);
    }

    private static Response asks(Operation operation, String token) {
        return given().auth()
                .oauth2(token)
                .request(
                        operation.method().toUpperCase(Locale.ROOT),
                        operation.path().replaceAll("\\{[^}]+}", ID));
    }

    private static String token(String environment) {
        return StubServices.signed(StubServices.claims().claim("env", environment), "at+jwt");
    }

    private static List<Operation> operationsWithToken(PublishedContract contract) {
        var operations = new ArrayList<Operation>();
        document(contract)
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var security = operation.getValue().path("security");
                    // Where a token is a choice, a bad one is refused, too.
                    var isOpen = security.isArray() && security.isEmpty();
                    if (METHODS.contains(operation.getKey()) && !isOpen) {
                        operations.add(new Operation(operation.getKey(), path.getKey()));
                    }
                }));
        return List.copyOf(operations);
    }

    private static JsonNode document(PublishedContract contract) {
        try {
            return new ObjectMapper().readTree(contract.json().plain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
