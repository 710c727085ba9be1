package cn.icpfiling.systemtests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.contract.ContractSchemas;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The mutators alone: what they call wrong is wrong for a validator that they do not share a line with. */
class MutantsTest {

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final long SEED = 7;

    private static final String SHOP = """
            openapi: 3.1.0
            info: { title: Shop, version: 1.0.0 }
            x-icp-codes: { '400': [MALFORMED_REQUEST], '429': [TOO_MANY_REQUESTS] }
            paths:
              /api/v1/toys:
                post:
                  operationId: makeToy
                  x-icp-roles: [applicant]
                  parameters:
                    - { name: Idempotency-Key, in: header, schema: { type: string, maxLength: 255 } }
                    - { name: size, in: query, schema: { type: string, enum: [S, L] } }
                    - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 200 } }
                    - { name: note, in: query, schema: { type: string, maxLength: 10 } }
                  requestBody:
                    content:
                      application/json: { schema: { $ref: '#/components/schemas/Toy' } }
                  responses: { '201': { description: Made }, '422': { description: Refused } }
              /api/v1/toys/{id}:
                patch:
                  operationId: changeToy
                  x-icp-roles: [applicant]
                  parameters:
                    - { name: id, in: path, schema: { type: string, format: uuid } }
                  requestBody:
                    content:
                      application/merge-patch+json: { schema: { $ref: '#/components/schemas/Toy' } }
                  responses: { '200': { description: Changed }, '404': { description: No such toy } }
              /api/v1/rules:
                post:
                  operationId: replaceRules
                  x-icp-roles: [administrator]
                  requestBody:
                    content:
                      application/json: { schema: { $ref: '#/components/schemas/Toy' } }
                  responses: { '201': { description: Replaced } }
            components:
              schemas:
                Toy:
                  allOf:
                    - $ref: '#/components/schemas/Thing'
                    - type: object
                      required: [colour, parts]
                      properties:
                        colour: { type: string, enum: [RED, BLUE] }
                        weight: { type: [integer, 'null'], minimum: 1, maximum: 9 }
                        parts: { type: array, minItems: 1, maxItems: 3, items: { $ref: '#/components/schemas/Part' } }
                Thing:
                  type: object
                  required: [name]
                  properties:
                    name: { type: string, maxLength: 20 }
                Part:
                  type: object
                  required: [label]
                  additionalProperties: false
                  properties:
                    label: { type: string, maxLength: 5 }
                    id: { type: string, format: uuid }
            """;

    private static JsonNode shop() {
        try {
            return YAML.readTree(SHOP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Mutant> made(JsonNode contract, int wanted, long seed) {
        return new Mutants(contract, Target.of(contract), seed).made(wanted);
    }

    @Test
    void each_operation_has_a_body_that_is_right() {
        assertThat(Target.of(shop()))
                .hasSize(3)
                .allMatch(target -> target.body().isPresent());
    }

    @Test
    void each_mutator_is_used_and_each_body_that_is_called_wrong_is_wrong() {
        var contract = shop();
        var mutants = made(contract, 5_000, SEED);

        assertThat(mutants).hasSize(5_000);
        assertThat(rightOnesThatAreCalledWrong(contract, mutants)).isEmpty();
        var used = mutants.stream()
                .map(mutant -> mutant.what().replaceFirst(" at .*", ""))
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(used)
                .containsAll(Arrays.stream(BodyMutator.values()).map(Enum::name).toList());
    }

    @Test
    void the_check_notices_a_right_body_that_is_called_wrong() {
        var contract = shop();
        var target = Target.of(contract).getFirst();
        var right = target.body().orElseThrow().toString().getBytes(StandardCharsets.UTF_8);

        assertThat(rightOnesThatAreCalledWrong(
                        contract, List.of(Mutant.ofBody(target, right, "CHANGES_THE_TYPE at /name", true))))
                .hasSize(1);
    }

    /** The published contract: {@code ICP_FUZZ_CONTRACT} names a file of it, as WriteContract of the gateway writes it. */
    @Test
    @EnabledIfEnvironmentVariable(named = "ICP_FUZZ_CONTRACT", matches = ".+")
    void of_the_whole_contract_too() throws IOException {
        var contract = YAML.readTree(Path.of(System.getenv("ICP_FUZZ_CONTRACT")).toFile());
        var mutants = made(contract, 20_000, SEED);
        var targets = Target.of(contract);
        System.out.printf(
                "%d operations, %d of them with a right body; without one: %s%n",
                targets.size(),
                targets.stream().filter(target -> target.body().isPresent()).count(),
                targets.stream()
                        .filter(target -> target.mediaType()
                                        .filter("application/json"::equals)
                                        .isPresent()
                                && target.body().isEmpty())
                        .map(Target::id)
                        .toList());

        assertThat(rightOnesThatAreCalledWrong(contract, mutants)).isEmpty();
        assertThat(mutants).hasSizeGreaterThan(19_000);
    }

    @Test
    void the_same_seed_makes_the_same_requests_and_another_one_others() {
        var contract = shop();
        var once = made(contract, 200, SEED).stream().map(Mutant::toString).toList();

        assertThat(made(contract, 200, SEED).stream().map(Mutant::toString)).isEqualTo(once);
        assertThat(made(contract, 200, SEED + 1).stream().map(Mutant::toString)).isNotEqualTo(once);
    }

    @Test
    void what_only_staff_may_do_gets_no_request_that_may_succeed() {
        assertThat(made(shop(), 1_000, SEED))
                .filteredOn(mutant -> mutant.target().roles().contains("administrator"))
                .isNotEmpty()
                .allMatch(Mutant::isWrong);
    }

    @Test
    void an_answer_is_judged_by_status_success_size_and_time() {
        var target = Target.of(shop()).getFirst();
        var wrong = Mutant.ofBody(target, new byte[0], "wrong", true);
        var other = Mutant.ofBody(target, new byte[0], "other", false);

        assertThat(fault(wrong, 400)).isEmpty();
        assertThat(fault(wrong, 422)).isEmpty();
        assertThat(fault(other, 201)).isEmpty();
        assertThat(fault(wrong, 201).orElseThrow()).contains("breaks the contract");
        assertThat(fault(other, 409).orElseThrow()).contains("does not name");
        assertThat(fault(other, 500).orElseThrow()).contains("500");
        assertThat(Judge.fault(wrong, 400, Judge.LARGEST + 1, Duration.ZERO)).isPresent();
        assertThat(Judge.fault(wrong, 400, 0, Judge.LONGEST.plusMillis(1))).isPresent();
    }

    private static Optional<String> fault(Mutant asked, int status) {
        return Judge.fault(asked, status, 0, Duration.ZERO);
    }

    private static List<String> rightOnesThatAreCalledWrong(JsonNode contract, List<Mutant> mutants) {
        var judge = new ContractSchemas(contract);
        var bodyMutators =
                Arrays.stream(BodyMutator.values()).collect(Collectors.toMap(Enum::name, mutator -> mutator));
        return mutants.stream()
                .filter(Mutant::isWrong)
                .filter(mutant -> bodyMutators.containsKey(mutant.what().replaceFirst(" at .*", "")))
                .filter(mutant -> isRight(judge, mutant))
                .map(mutant -> mutant + " " + new String(mutant.body().orElseThrow(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Encoding and halves of characters are no business of a schema; the API tests of the platform refuse them. */
    private static boolean isRight(ContractSchemas judge, Mutant mutant) {
        var ofEncoding = List.of("HAS_HALF_A_CHARACTER", "IS_NOT_UTF_8", "IS_UTF_16", "GOES_DEEP");
        if (ofEncoding.stream().anyMatch(mutant.what()::startsWith)) {
            return false;
        }
        try {
            var body = STRICT.readTree(mutant.body().orElseThrow());
            return judge.faults(mutant.target().bodyPointer().orElseThrow(), body)
                    .isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
