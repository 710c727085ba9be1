package cn.icpfiling.legacy.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each type check asks whether a certificate or a domain is filed: of 2,000 holders three keys are looked up. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FiledHolderPlanApiTest {
    private static final int HOLDERS = 2_000;
    private static final UUID NONE = Ids.next();

    private final UUID account = Ids.next();
    private final UUID first = Ids.next();
    private final UUID second = Ids.next();

    @Inject
    FiledHolderRepository holders;

    @Inject
    Sql sql;

    @BeforeEach
    void many_holders_are_filed() throws SQLException {
        try (var database = LocalStack.connection();
                var holder = database.prepareStatement("INSERT INTO filed_holders (subject_id, account,"
                        + " certificate_type, certificate_number, certificate_index, certificate_index_b, name)"
                        + " VALUES (?, ?, 1, '', ?, ?, '')");
                var domain =
                        database.prepareStatement("INSERT INTO filed_domains (subject_id, domain) VALUES (?, ?)")) {
            for (var number = 0; number < HOLDERS; number++) {
                var subject = Binary.of(number == 0 ? first : number == 1 ? second : Ids.next());
                holder.setBytes(1, subject);
                holder.setBytes(2, Binary.of(account));
                holder.setBytes(3, number == 1 ? null : subject);
                holder.setBytes(4, number == 0 ? null : subject);
                holder.addBatch();
                domain.setBytes(1, subject);
                domain.setString(2, number + ".holder-plan.example");
                domain.addBatch();
            }
            holder.executeBatch();
            domain.executeBatch();
        }
        analyzed();
    }

    @AfterEach
    void none_again() throws SQLException {
        sql.update("DELETE FROM filed_holders WHERE account = ?", account);
        sql.update("DELETE FROM filed_domains WHERE domain LIKE '%.holder-plan.example'");
        analyzed();
    }

    @Test
    void the_question_reads_three_keys() {
        assertThat(plan(FiledHolderRepository.FILED))
                .containsExactly("ref filed_holders_certificate", "ref filed_holders_certificate_b", "ref PRIMARY");
    }

    @Test
    void a_question_that_reads_all_holders_is_seen() {
        assertThat(plan("SELECT 1 FROM filed_holders h WHERE certificate_index = ? OR certificate_index_b = ? OR ? IN"
                        + " (SELECT d.domain FROM filed_domains d WHERE d.subject_id = h.subject_id)"))
                .first()
                .asString()
                .startsWith("ALL");
    }

    @Test
    void a_holder_is_found_by_the_certificate_under_each_key_and_by_the_domain() {
        var none = Binary.of(NONE);

        assertThat(holders.isFiled("none.example", new BlindValue(Binary.of(first), null)))
                .isTrue();
        assertThat(holders.isFiled("none.example", new BlindValue(none, Binary.of(second))))
                .isTrue();
        assertThat(holders.isFiled("7.holder-plan.example", new BlindValue(none, none)))
                .isTrue();
        assertThat(holders.isFiled("none.example", new BlindValue(none, null))).isFalse();
        assertThat(holders.isFiled("none.example", new BlindValue(null, none))).isFalse();
    }

    private List<String> plan(String statement) {
        return sql
                .list(
                        row -> row.getString("type") + " " + row.getString("key"),
                        "EXPLAIN " + statement,
                        NONE,
                        NONE,
                        "7.holder-plan.example")
                .stream()
                .filter(line -> !line.startsWith("null"))
                .toList();
    }

    private static void analyzed() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.execute("ANALYZE TABLE filed_holders, filed_domains");
        }
    }
}
