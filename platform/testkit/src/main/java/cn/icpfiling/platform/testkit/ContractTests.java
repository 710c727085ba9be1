package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/**
 * Holds the code against the contract: every operation both ways and who may, parameters, bodies and answers field by field,
 * limits and values of requests. The model of the code comes from the running {@code @QuarkusTest}. Refusals are not compared: they
 * come from the problem mappers and are tested there.
 */
public final class ContractTests {
    private static final Path CONTRACT = Path.of("src/main/contract/openapi.yaml");
    private static final Path CLASSES = Path.of("target/classes");

    private ContractTests() {}

    /** Fails naming every difference. */
    public static void assertSame() {
        Assertions.assertThat(ContractDifferences.between(modelOfTheCode(), ContractDocument.read(CONTRACT)))
                .as("code and %s", CONTRACT)
                .isEmpty();
        Assertions.assertThat(RoleDifferences.between(RolesInCode.of(CLASSES), ContractDocument.read(CONTRACT)))
                .as("roles in code and %s", CONTRACT)
                .isEmpty();
        Assertions.assertThat(ScopeDifferences.between(ScopesInCode.of(CLASSES), ContractDocument.read(CONTRACT)))
                .as("scopes in code and %s", CONTRACT)
                .isEmpty();
    }

    /** The canary: spoils the contract in several ways and expects each to be found. */
    public static void assertCanTurnRed() {
        assertCanTurnRed(modelOfTheCode(), ContractDocument.read(CONTRACT));
        assertRolesCanTurnRed(RolesInCode.of(CLASSES), ContractDocument.read(CONTRACT));
        assertScopesCanTurnRed(ScopesInCode.of(CLASSES), ContractDocument.read(CONTRACT));
    }

    /** Each operation in turn asks for another scope, and each that asks for one for none. */
    static void assertScopesCanTurnRed(Map<String, Set<String>> code, ContractDocument contract) {
        contract.operations().forEach((name, operation) -> {
            assertScopeNoticed(
                    code,
                    contract,
                    name,
                    "another scope",
                    spoilt -> spoilt.put(ScopeDifferences.SCOPE, "filings:shred"));
            if (operation.has(ScopeDifferences.SCOPE)) {
                assertScopeNoticed(code, contract, name, "no scope", spoilt -> spoilt.remove(ScopeDifferences.SCOPE));
            }
        });
    }

    /** Each operation in turn lets one more in, one less, or anybody. */
    static void assertRolesCanTurnRed(Map<String, Set<String>> code, ContractDocument contract) {
        for (String name : contract.operations().keySet()) {
            assertNoticed(
                    code,
                    contract,
                    name,
                    "one more may",
                    operation ->
                            operation.withArrayProperty(RoleDifferences.ROLES).add("stranger"));
            if (contract.operations().get(name).has(RoleDifferences.ROLES)) {
                assertNoticed(
                        code,
                        contract,
                        name,
                        "one less may",
                        operation -> operation
                                .withArrayProperty(RoleDifferences.ROLES)
                                .remove(0));
                assertNoticed(
                        code,
                        contract,
                        name,
                        "nothing said of roles",
                        operation -> operation.remove(RoleDifferences.ROLES));
                assertNoticed(code, contract, name, "anybody may", operation -> {
                    operation.remove(RoleDifferences.ROLES);
                    operation.putArray("security");
                });
            }
        }
    }

    private static void assertNoticed(
            Map<String, Set<String>> code,
            ContractDocument contract,
            String name,
            String spoiling,
            Consumer<ObjectNode> spoil) {
        Assertions.assertThat(RoleDifferences.between(code, spoilt(contract, name, spoil)))
                .as("%s, %s", name, spoiling)
                .isNotEmpty();
    }

    private static void assertScopeNoticed(
            Map<String, Set<String>> code,
            ContractDocument contract,
            String name,
            String spoiling,
            Consumer<ObjectNode> spoil) {
        Assertions.assertThat(ScopeDifferences.between(code, spoilt(contract, name, spoil)))
                .as("%s, %s", name, spoiling)
                .isNotEmpty();
    }

    private static ContractDocument spoilt(ContractDocument contract, String name, Consumer<ObjectNode> spoil) {
        ContractDocument spoilt = contract.copy();
        spoil.accept((ObjectNode) spoilt.operations().get(name));
        return spoilt;
    }

    static void assertCanTurnRed(ContractDocument code, ContractDocument contract) {
        List<String> before = ContractDifferences.between(code, contract);
        Assertions.assertThat(contract.operations()).isNotEmpty();
        for (Spoil spoil : Spoil.values()) {
            ContractDocument spoilt = contract.copy();
            if (spoil.apply(spoilt)) {
                Assertions.assertThat(ContractDifferences.between(code, spoilt))
                        .as("differences after %s", spoil)
                        .hasSizeGreaterThan(before.size());
            }
        }
    }

    private static ContractDocument modelOfTheCode() {
        String json = RestAssured.given()
                .accept("application/json")
                .get("/model-of-the-code?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return new ContractDocument(new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ways to spoil a contract. Each says whether it found something to spoil. */
    private enum Spoil {
        AN_OPERATION_TOO_MANY {
            @Override
            boolean apply(ContractDocument contract) {
                ObjectNode paths = (ObjectNode) contract.root().path("paths");
                paths.withObjectProperty("/no/such/path")
                        .withObjectProperty("get")
                        .withObjectProperty("responses")
                        .withObjectProperty("200");
                return true;
            }
        },
        AN_OPERATION_MISSING {
            @Override
            boolean apply(ContractDocument contract) {
                ObjectNode paths = (ObjectNode) contract.root().path("paths");
                paths.remove(paths.fieldNames().next());
                return true;
            }
        },
        ANOTHER_STATUS {
            @Override
            boolean apply(ContractDocument contract) {
                ObjectNode responses = (ObjectNode) contract.operations().values().stream()
                        .findFirst()
                        .orElseThrow()
                        .path("responses");
                Optional<String> good = Stream.of("200", "201", "202", "204")
                        .filter(responses::has)
                        .findFirst();
                good.ifPresent(status -> responses.set("299", responses.remove(status)));
                return good.isPresent();
            }
        },
        A_FIELD_TOO_MANY {
            @Override
            boolean apply(ContractDocument contract) {
                return answered(contract).map(this::addField).orElse(false);
            }

            private boolean addField(ObjectNode properties) {
                properties.withObjectProperty("noSuchField").put("type", "string");
                return true;
            }
        },
        A_FIELD_MISSING {
            @Override
            boolean apply(ContractDocument contract) {
                return answered(contract)
                        .map(properties -> {
                            properties.remove(properties.fieldNames().next());
                            return true;
                        })
                        .orElse(false);
            }
        },
        ANOTHER_TYPE {
            @Override
            boolean apply(ContractDocument contract) {
                return answered(contract)
                        .map(properties -> {
                            String first = properties.fieldNames().next();
                            String type = SchemaShape.of(contract, properties.path(first))
                                    .type();
                            properties.withObjectProperty(first).removeAll();
                            properties
                                    .withObjectProperty(first)
                                    .put("type", "boolean".equals(type) ? "string" : "boolean");
                            return true;
                        })
                        .orElse(false);
            }
        };

        abstract boolean apply(ContractDocument contract);

        /** The fields of the first answer that has some. */
        static Optional<ObjectNode> answered(ContractDocument contract) {
            Predicate<Map.Entry<String, JsonNode>> good =
                    answer -> answer.getKey().startsWith("2");
            return contract.operations().values().stream()
                    .flatMap(operation -> operation.path("responses").properties().stream())
                    .filter(good)
                    .map(answer -> contract.resolve(answer.getValue())
                            .path("content")
                            .path("application/json")
                            .path("schema"))
                    .filter(schema -> !schema.isMissingNode())
                    .map(contract::resolve)
                    .map(schema -> schema.path("properties"))
                    .filter(properties -> properties.isObject() && !properties.isEmpty())
                    .map(ObjectNode.class::cast)
                    .findFirst();
        }
    }
}
