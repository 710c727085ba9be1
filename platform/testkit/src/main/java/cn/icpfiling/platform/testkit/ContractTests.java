package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.testkit.rest.Rest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/**
 * Compares the code with the contract: every operation both ways and its roles, parameters, bodies and responses field
 * by field, limits and values of requests. The model of the code comes from the running {@code @QuarkusTest}. Refusals
 * are not compared: the problem mappers create them and have their own tests.
 */
public final class ContractTests {
    private static final Path CONTRACT = Path.of("src/main/contract/openapi.yaml");
    private static final Path CLASSES = Path.of("target/classes");

    private static final String ROLES = RoleDifferences.ROLES;
    private static final String SERVICE = "service";
    private static final String SCOPE = ScopeDifferences.SCOPE;
    private static final Predicate<JsonNode> ANY = operation -> true;

    private ContractTests() {}

    /** The data of both tests of a module, read once. A test that spoils a contract spoils a copy. */
    private static final class Said {
        private static final ContractDocument CODE = modelOfTheCode();
        private static final ContractDocument CONTRACT = ContractDocument.read(ContractTests.CONTRACT);
        private static final Map<String, Set<String>> ROLES;
        private static final Map<String, Set<String>> SCOPES;
        private static final Map<String, Set<String>> FACTORS;
        private static final Map<String, Set<String>> RIGHTS;
        private static final Map<String, Set<String>> LIMITS;

        static {
            // a resource class with another name appears as an operation that is missing in the code
            var classes = new ClassFileImporter()
                    .withImportOption(file -> file.contains("Resource"))
                    .importPath(CLASSES);
            ROLES = RolesInCode.of(classes);
            SCOPES = ScopesInCode.of(classes);
            FACTORS = FreshFactors.inCode(classes);
            RIGHTS = MemberRights.inCode(classes);
            LIMITS = BodyLimits.inCode(classes);
        }
    }

    /** Fails with every difference. */
    public static void assertSame() {
        Assertions.assertThat(ContractDifferences.between(Said.CODE, Said.CONTRACT))
                .as("code and %s", CONTRACT)
                .isEmpty();
        Assertions.assertThat(RoleDifferences.between(Said.ROLES, Said.CONTRACT))
                .as("roles in code and %s", CONTRACT)
                .isEmpty();
        Assertions.assertThat(ScopeDifferences.between(Said.SCOPES, Said.CONTRACT))
                .as("scopes in code and %s", CONTRACT)
                .isEmpty();
        Assertions.assertThat(FreshFactors.between(Said.FACTORS, Said.CONTRACT))
                .as("fresh factors in code and %s", CONTRACT)
                .isEmpty();
        Assertions.assertThat(MemberRights.between(Said.RIGHTS, Said.CONTRACT))
                .as("rights of members in code and %s", CONTRACT)
                .isEmpty();
        Assertions.assertThat(BodyLimits.between(Said.LIMITS, Said.CONTRACT))
                .as("largest bodies in code and %s", CONTRACT)
                .isEmpty();
        Assertions.assertThat(StatusRules.between(Said.CONTRACT))
                .as("refusals in %s", CONTRACT)
                .isEmpty();
        Assertions.assertThat(SchemaRules.between(Said.CONTRACT))
                .as("bounds, descriptions and names in %s", CONTRACT)
                .isEmpty();
        Assertions.assertThat(FreshFactors.missing(Said.CONTRACT))
                .as("reveals, links and new secrets without a fresh factor in %s", CONTRACT)
                .isEmpty();
    }

    /** The canary: spoils the contract in several ways and expects each change to be found. */
    public static void assertCanTurnRed() {
        assertCanTurnRed(Said.CODE, Said.CONTRACT);
        assertRolesCanTurnRed(Said.ROLES, Said.CONTRACT);
        assertScopesCanTurnRed(Said.SCOPES, Said.CONTRACT);
        assertFactorsCanTurnRed(Said.FACTORS, Said.CONTRACT);
        assertRightsCanTurnRed(Said.RIGHTS, Said.CONTRACT);
        assertLimitsCanTurnRed(Said.LIMITS, Said.CONTRACT);
        assertStatusesCanTurnRed(Said.CONTRACT);
    }

    /** Removes a refusal from each operation that must name it, and adds one that cannot come: every change is noticed. */
    static void assertStatusesCanTurnRed(ContractDocument contract) {
        Predicate<JsonNode> secured = operation ->
                operation.has(ROLES) && !operation.path(ROLES).path(0).asText().equals(SERVICE);
        Predicate<JsonNode> withBody = operation -> operation.has("requestBody");
        Function<ContractDocument, List<String>> differences = StatusRules::between;
        assertEachNoticed(
                differences,
                contract,
                secured,
                "no 401",
                spoilt -> responses(spoilt).remove("401"));
        assertEachNoticed(
                differences,
                contract,
                secured.and(withBody),
                "no 415",
                spoilt -> responses(spoilt).remove("415"));
        assertEachNoticed(
                differences,
                contract,
                secured.and(withBody.negate()),
                "415 in vain",
                spoilt -> responses(spoilt).putObject("415"));
    }

    private static ObjectNode responses(ObjectNode operation) {
        return operation.withObjectProperty("responses");
    }

    /** Changes the right of each operation, and removes it from each that has one: every single change is noticed. */
    static void assertRightsCanTurnRed(Map<String, Set<String>> code, ContractDocument contract) {
        Function<ContractDocument, List<String>> differences = spoilt -> MemberRights.between(code, spoilt);
        var right = MemberRights.RIGHT;
        assertEachNoticed(differences, contract, ANY, "another right", spoilt -> spoilt.put(right, "SHRED"));
        assertEachNoticed(differences, contract, naming(right), "no right", spoilt -> spoilt.remove(right));
    }

    /** Changes the largest body of each operation, and removes it from each that has one: every change is noticed. */
    static void assertLimitsCanTurnRed(Map<String, Set<String>> code, ContractDocument contract) {
        Function<ContractDocument, List<String>> differences = spoilt -> BodyLimits.between(code, spoilt);
        var limit = BodyLimits.LIMIT;
        assertEachNoticed(differences, contract, ANY, "another limit", spoilt -> spoilt.put(limit, 7));
        assertEachNoticed(differences, contract, naming(limit), "no limit", spoilt -> spoilt.remove(limit));
    }

    /** Changes the accepted age of each operation, and removes it from each that has one: every change is noticed. */
    static void assertFactorsCanTurnRed(Map<String, Set<String>> code, ContractDocument contract) {
        Function<ContractDocument, List<String>> differences = spoilt -> FreshFactors.between(code, spoilt);
        var factor = FreshFactors.FACTOR;
        assertEachNoticed(differences, contract, ANY, "another age", spoilt -> spoilt.put(factor, 7));
        assertEachNoticed(differences, contract, naming(factor), "no factor", spoilt -> spoilt.remove(factor));
    }

    /** Changes the scope of each operation, and removes it from each that has one: every single change is noticed. */
    static void assertScopesCanTurnRed(Map<String, Set<String>> code, ContractDocument contract) {
        Function<ContractDocument, List<String>> differences = spoilt -> ScopeDifferences.between(code, spoilt);
        assertEachNoticed(differences, contract, ANY, "another scope", spoilt -> spoilt.put(SCOPE, "filings:shred"));
        assertEachNoticed(differences, contract, naming(SCOPE), "no scope", spoilt -> spoilt.remove(SCOPE));
    }

    /** Adds a role to each operation, removes one, or opens it: every single change is noticed. */
    static void assertRolesCanTurnRed(Map<String, Set<String>> code, ContractDocument contract) {
        Function<ContractDocument, List<String>> differences = spoilt -> RoleDifferences.between(code, spoilt);
        assertEachNoticed(
                differences,
                contract,
                ANY,
                "one more may",
                operation -> operation.withArrayProperty(ROLES).add("stranger"));
        assertEachNoticed(
                differences,
                contract,
                naming(ROLES),
                "one less may",
                operation -> operation.withArrayProperty(ROLES).remove(0));
        assertEachNoticed(
                differences, contract, naming(ROLES), "nothing said of roles", operation -> operation.remove(ROLES));
        assertEachNoticed(differences, contract, naming(ROLES), "anybody may", operation -> {
            operation.remove(ROLES);
            operation.putArray("security");
        });
    }

    private static Predicate<JsonNode> naming(String field) {
        return operation -> operation.has(field);
    }

    /**
     * Spoils all operations at once, because one comparison costs as much as the contract is long. Expects each by its
     * name.
     */
    private static void assertEachNoticed(
            Function<ContractDocument, List<String>> differences,
            ContractDocument contract,
            Predicate<JsonNode> which,
            String spoiling,
            Consumer<ObjectNode> spoil) {
        var spoilt = contract.copy();
        var names = new TreeSet<String>();
        spoilt.operations().forEach((name, operation) -> {
            if (which.test(operation)) {
                names.add(name);
                spoil.accept((ObjectNode) operation);
            }
        });
        Set<String> noticed = differences.apply(spoilt).stream()
                .map(difference -> difference.substring(0, difference.indexOf(": ")))
                .collect(Collectors.toCollection(TreeSet::new));
        Assertions.assertThat(noticed).as(spoiling).containsAll(names);
    }

    static void assertCanTurnRed(ContractDocument code, ContractDocument contract) {
        var before = ContractDifferences.between(code, contract);
        Assertions.assertThat(contract.operations()).isNotEmpty();
        for (var spoil : Spoil.values()) {
            var spoilt = contract.copy();
            if (spoil.apply(spoilt)) {
                Assertions.assertThat(ContractDifferences.between(code, spoilt))
                        .as("differences after %s", spoil)
                        .hasSizeGreaterThan(before.size());
            }
        }
    }

    private static ContractDocument modelOfTheCode() {
        var json = Rest.given()
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

    /** Ways to spoil a contract. Each returns whether it found a place to spoil. */
    private enum Spoil {
        AN_OPERATION_TOO_MANY {
            @Override
            boolean apply(ContractDocument contract) {
                var paths = (ObjectNode) contract.root().path("paths");
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
                var paths = (ObjectNode) contract.root().path("paths");
                paths.remove(paths.fieldNames().next());
                return true;
            }
        },
        ANOTHER_STATUS {
            @Override
            boolean apply(ContractDocument contract) {
                var responses = (ObjectNode) contract.operations().values().stream()
                        .findFirst()
                        .orElseThrow()
                        .path("responses");
                var good = Stream.of("200", "201", "202", "204")
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
                            var first = properties.fieldNames().next();
                            var type = SchemaShape.of(contract, properties.path(first))
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

        /** Returns the fields of the first response that has some. */
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
