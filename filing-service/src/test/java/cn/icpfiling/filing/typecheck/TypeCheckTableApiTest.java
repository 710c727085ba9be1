package cn.icpfiling.filing.typecheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.TypeCheckCase;
import cn.icpfiling.filing.TypeCheckCase.Line;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The decision table of the type check, played through the API: each line of type-check-table.csv is one combination. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class TypeCheckTableApiTest {

    private static final String TABLE = "/type-check-table.csv";

    @Inject
    Sql sql;

    @Inject
    KeyedHash hash;

    @Inject
    OrderContentRepository contents;

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, delimiter = ';', useHeadersInDisplayName = true)
    void a_combination_is_answered_as_the_table_says(ArgumentsAccessor columns) {
        var line = line(columns.toList().stream().map(String.class::cast).toList());
        var set = new TypeCheckCase(sql, hash, contents, line);

        var answer = set.asker
                .call()
                .body(set.question())
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(answer.getString("type")).as(answer.prettify()).isEqualTo(line.type());
        assertThat(answer.<String>getList("missing")).containsExactlyElementsOf(line.missingSources());
        assertThat(answer.getBoolean("opensOrder")).isEqualTo(line.opensOrder());
        assertLeadsOn(line, answer);
        if (line.row().equals("4")) {
            assertNamesItsEntries(line, answer);
        }
        // an order that goes on with a record of ours reads its content, and these records have none
        if (!line.subject().startsWith("mine")) {
            assertOpens(line, set, answer.getString("typeCheckId"));
        }
    }

    private static void assertLeadsOn(Line line, JsonPath answer) {
        var steps = answer.<Map<String, Object>>getList("nextSteps");
        assertThat(steps).anySatisfy(step -> assertThat(step).containsEntry("allowed", true));
        assertThat(steps).allSatisfy(step -> {
            var blocks = (List<?>) step.get("blockedBy");
            assertThat(blocks.isEmpty()).isEqualTo(step.get("allowed"));
        });
        if (line.row().equals("8")) {
            assertLeadsToNewProvince(line, answer);
        }
        if (!line.opens().equals("no")) {
            assertThat(answer.getString("nextSteps.find { it.step == 'OPEN_ORDER' }.blockedBy[0]?.code"))
                    .isEqualTo(line.opensOrder() ? null : line.opens());
        }
    }

    /** Who has moved is not sent back to the province that was left. */
    private static void assertLeadsToNewProvince(Line line, JsonPath answer) {
        var moved = answer.<String, Object>getMap("nextSteps.find { it.step == 'DEREGISTER_FIRST' }");
        var stays = answer.<String, Object>getMap("nextSteps.find { it.step == 'CHECK_IN_PROVINCE' }");
        assertThat(moved)
                .containsEntry("allowed", true)
                .containsEntry("province", stays.get("province"))
                .doesNotContainEntry("province", line.province());
        assertThat(moved.get("path") == null).isEqualTo(!line.subject().startsWith("mine"));
        assertThat(answer.getString("message")).contains("重新备案");
    }

    private static void assertNamesItsEntries(Line line, JsonPath answer) {
        var entries = answer.<Map<String, Object>>getList("facts.findAll { it.fact == 'BLACKLISTED' }");
        assertThat(entries)
                .extracting(fact -> fact.get("entry"))
                .containsExactlyElementsOf(
                        switch (line.blacklist()) {
                            case "subject", "subject-asked" -> List.of("SUBJECT");
                            case "domain", "domain-asked" -> List.of("DOMAIN");
                            default -> List.of("SUBJECT", "DOMAIN");
                        });
        assertThat(entries).allSatisfy(fact -> {
            if (line.blacklist().endsWith("asked")) {
                assertThat(fact).containsEntry("source", "AUTHORITY").containsKey("asOf");
            } else {
                assertThat(fact)
                        .containsEntry("source", "STORED_BLACKLIST")
                        .containsEntry("asOf", "2026-02-01T03:04:05.000000Z");
            }
        });
    }

    private static void assertOpens(Line line, TypeCheckCase set, String check) {
        var opened = set.asker.creates().body(Map.of("typeCheckId", check)).post("/api/v1/orders");
        if (line.refusal() == null) {
            opened.then().statusCode(201);
        } else {
            opened.then().statusCode(409);
            assertThat(opened.<String>path("code")).isEqualTo(line.refusal().name());
        }
    }

    @Test
    void the_table_has_at_least_120_different_combinations_and_each_row_of_the_decision_table() throws IOException {
        var lines = lines();

        assertThat(lines).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(120);
        assertThat(lines).extracting(Line::row).contains("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
    }

    private static List<Line> lines() throws IOException {
        try (var file = TypeCheckTableApiTest.class.getResourceAsStream(TABLE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line(Arrays.asList(line.split(";"))))
                    .toList();
        }
    }

    private static Line line(List<String> of) {
        return new Line(
                of.get(0),
                of.get(1),
                of.get(2),
                of.get(3),
                of.get(4),
                of.get(5),
                of.get(6),
                of.get(7),
                of.get(8),
                of.get(9),
                of.get(10),
                of.get(11),
                of.get(12));
    }
}
