package cn.icpfiling.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseDiagnosisTest {

    private final DatabaseDiagnosis diagnosis = new DatabaseDiagnosis();

    static Stream<Throwable> notTheRequestsFault() {
        return Stream.of(
                failure("Communications link failure", "08S01", 0),
                failure("No operations allowed after connection closed.", "08003", 0),
                failure("Server shutdown in progress", "08S01", 1053),
                failure("Connection was killed", "70100", 1927),
                failure("The server runs with --read-only", "HY000", 1290),
                failure("Got error 6 \"No such device or address\" during COMMIT", "HY000", 1180),
                failure("Error on observer while running replication hook 'before_commit'.", "HY000", 3100),
                failure("WSREP has not yet prepared node for application use", "08S01", 1047),
                failure("Lock wait timeout exceeded", "40001", 1205),
                failure("Deadlock found", "40001", 1213),
                new SQLException("Acquisition timeout while waiting for new connection"),
                new SQLException("Sorry, acquisition timeout!"),
                new SQLTransientConnectionException("no connection"),
                new HeuristicMixedException("nobody knows"),
                new RollbackException("the time of the transaction ran out"));
    }

    @ParameterizedTest
    @MethodSource("notTheRequestsFault")
    void what_the_database_does_to_a_request_is_an_outage(Throwable cause) {
        assertThat(diagnosis.of(new IllegalStateException("wrapped", cause)))
                .map(ProblemException::type)
                .contains(CommonProblem.SERVICE_UNAVAILABLE);
    }

    @Test
    void a_cause_that_the_transaction_manager_hides_is_found() {
        var rolledBack = new RollbackException("could not commit");
        rolledBack.addSuppressed(failure("Communications link failure", "08S01", 0));

        assertThat(diagnosis.of(rolledBack)).isPresent();
    }

    @Test
    void text_that_no_ascii_column_can_hold_is_the_requests_fault() {
        for (var code : new int[] {1267, 1270, 1271, 1977, 3854}) {
            var refusal = diagnosis
                    .of(new IllegalStateException("wrapped", failure("Illegal mix of collations", "HY000", code)))
                    .orElseThrow();

            assertThat(refusal.type()).isEqualTo(CommonProblem.INVALID_FIELD);
            assertThat(refusal.violations()).extracting(Violation::code).containsExactly("CHARACTERS");
        }
    }

    static Stream<Throwable> ourMistake() {
        return Stream.of(
                failure("Duplicate entry", "23000", 1062),
                failure("Unknown column", "42S22", 1054),
                new NullPointerException(),
                rolledBackBecauseOf(failure("Duplicate entry", "23000", 1062)),
                rolledBackBecauseOf(new NullPointerException()));
    }

    @ParameterizedTest
    @MethodSource("ourMistake")
    void a_mistake_of_ours_stays_one(Throwable cause) {
        assertThat(diagnosis.of(new IllegalStateException("wrapped", cause))).isEmpty();
    }

    private static RollbackException rolledBackBecauseOf(Throwable reason) {
        var rolledBack = new RollbackException("rolled back");
        rolledBack.initCause(reason);
        return rolledBack;
    }

    private static SQLException failure(String message, String state, int code) {
        return new SQLException(message, state, code);
    }
}
