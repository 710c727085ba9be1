package cn.icpfiling.account.retention;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row one minute past its age is deleted; one that has a minute left stays. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DeleteExpiredRowsApiTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final DateTimeFormatter DATETIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    @Inject
    DeleteExpiredRows deleteExpired;

    @Inject
    Scheduler scheduler;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    one-time-codes          | P1D   | one_time_codes    | (id, purpose, hash, expires_at, tries) VALUES (:id, 'X', :id, :at, 0)
                    account-recoveries      | P30D  | account_recoveries  | (id, domain, language, started_at, expires_at, attempts, version) VALUES (:id, 'a.cn', 'zh', :at, :at, 0, 0)
                    answered-recovery-cases | P180D | recovery_cases    | (id, recovery_id, domain, language, name, phone, opened_at, outcome, answered_by, answered_at, version) VALUES (:id, :id, 'a.cn', 'zh', '', '', :at, 'X', :id, :at, 0)
                    ended-filing-transfers  | P180D | filing_transfers  | (id, source_id, subject_id, subject_number, services, state, opened_at, expires_at, ended_at, attempts, version) VALUES (:id, :id, :id, 'X', 1, 'CANCELLED', :at, :at, :at, 0, 0)
                    sign-in-challenges      | P1D   | sign_in_challenges | (id, account_id, address, expires_at, tries) VALUES (:id, :id, :id, :at, 0)
                    limit-events            | P2D   | limit_events      | (subject, kind, at) VALUES (:id, 'X', :at)
                    limited-subjects        | P2D   | limited_subjects  | (subject, kind, last_at) VALUES (:id, 'X', :at)
                    refresh-tokens          | P30D  | refresh_tokens    | (id, session_id, hash, expires_at, lost) VALUES (:id, :id, CONCAT(:id, :id), :at, FALSE)
                    old-sessions            | P730D | sessions          | (id, account_id, started_at, ended_at, version) VALUES (:id, :id, :at, :at, 0)
                    old-sessions            | P910D | sessions          | (id, account_id, started_at, version) VALUES (:id, :id, :at, 0)
                    code-notices            | P1D   | notices           | (id, cause, channel, template, language, recipient, fate, attempts, next_attempt_at, created_at, decided_at, recipient_kind, contact_kind) VALUES (:id, HEX(:id), 'SMS', 'CODE_SIGN_IN', 'ZH', '', 'SENT', 1, :at, :at, :at, 'ACCOUNT', 'MOBILE')
                    notices-of-no-account   | P180D | notices           | (id, cause, channel, template, language, recipient, fate, attempts, next_attempt_at, created_at, decided_at, recipient_kind, contact_kind) VALUES (:id, HEX(:id), 'SMS', 'LOST_PHONE_CHANGED', 'ZH', '', 'SENT', 1, :at, :at, :at, 'ACCOUNT', 'MOBILE')
                    ended-client-sessions   | P1D   | ended_client_sessions | (id, ended_at) VALUES (:id, :at)
                    decided-scope-requests  | P180D | client_scope_requests | (id, partner_id, client_id, scopes, state, reason, opened_at, expires_at, decided_at, version) VALUES (:id, :id, :id, 'X', 'REFUSED', '', :at, :at, :at, 0)
                    decided-staff-proposals | P180D | staff_proposals   | (id, account_id, kind, state, made_by, made_at, expires_at, decided_at, version) VALUES (:id, :id, 'LOGIN', 'EXPIRED', :id, :at, :at, :at, 0)
                    kept-bounces            | P90D  | kept_bounces      | (id, notice_id, recipient, recipient_hash, status, received_at, state) VALUES (:id, :id, '', :id, '5.1.1', :at, 'OPEN')
                    automatic-calls         | P180D | automatic_calls   | (id, notice_id, provider, made_at) VALUES (:id, :id, 'PRIMARY', :at)
                    notices-of-accounts     | P1099D | notices          | (id, account_id, cause, channel, template, language, recipient, fate, attempts, next_attempt_at, created_at, decided_at, recipient_kind, contact_kind) VALUES (:id, :id, HEX(:id), 'SMS', 'ORDER_EXPIRED', 'ZH', '', 'SENT', 1, :at, :at, :at, 'ACCOUNT', 'MOBILE')
                    ended-members           | P180D | members           | (id, holder_id, state, name, phone, grants, invited_at, expires_at, ended_at, facts, version) VALUES (:id, :id, 'REMOVED', '', '', '[]', :at, :at, :at, 0, 0)
                    ended-members           | P180D | members           | (id, holder_id, state, name, phone, grants, invited_at, expires_at, facts, version) VALUES (:id, :id, 'INVITED', '', '', '[]', :at, :at, 0, 0)
                    transfer-acceptances    | P1D   | transfer_acceptances | (customer_id, partner_id, subject_number, accepted_at, expires_at) VALUES (:id, :id, 'X', :at, :at)
                    known-devices           | PT0S  | known_devices     | (id, account_id, hash, expires_at) VALUES (:id, :id, CONCAT(:id, :id), :at)
                    """)
    void rows_are_deleted_at_their_age(String rows, Duration age, String table, String values) throws SQLException {
        var expired = Ids.next();
        var kept = Ids.next();
        var due = Instant.now().minus(age);
        try (var database = LocalStack.connection()) {
            execute(database, "SET foreign_key_checks = 0");
            execute(database, insert(table, values, expired, due.minus(MINUTE)));
            execute(database, insert(table, values, kept, due.plus(MINUTE)));

            assertThat(run(rows)).isPositive();
            var named = table + " WHERE " + values.substring(1, values.indexOf(',')) + " = ";
            assertThat(holds(database, "SELECT 1 FROM " + named + hex(expired))).isFalse();
            assertThat(holds(database, "SELECT 1 FROM " + named + hex(kept))).isTrue();
            execute(database, "DELETE FROM " + named + hex(kept));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    one-time-codes          | 1001 | one_time_codes    | expires_at | (id, purpose, hash, expires_at, tries) VALUES | (:id, 'X', :id, :at, 0)
                    sign-in-challenges      | 1001 | sign_in_challenges | expires_at | (id, account_id, address, expires_at, tries) VALUES | (:id, :id, :id, :at, 0)
                    limit-events            | 1001 | limit_events      | at | (subject, kind, at) VALUES | (:id, 'X', :at)
                    limited-subjects        | 1001 | limited_subjects  | last_at | (subject, kind, last_at) VALUES | (:id, 'X', :at)
                    refresh-tokens          | 1001 | refresh_tokens    | expires_at | (id, session_id, hash, expires_at, lost) VALUES | (:id, :id, CONCAT(:id, :id), :at, FALSE)
                    old-sessions            | 1001 | sessions          | started_at | (id, account_id, started_at, ended_at, version) VALUES | (:id, :id, :at, :at, 0)
                    old-sessions            | 1001 | sessions          | started_at | (id, account_id, started_at, version) VALUES | (:id, :id, :at, 0)
                    code-notices            | 1001 | notices           | decided_at | (id, cause, channel, template, language, recipient, fate, attempts, next_attempt_at, created_at, decided_at, recipient_kind, contact_kind) VALUES | (:id, HEX(:id), 'SMS', 'CODE_SIGN_IN', 'ZH', '', 'SENT', 1, :at, :at, :at, 'ACCOUNT', 'MOBILE')
                    ended-client-sessions   | 1001 | ended_client_sessions | ended_at   | (id, ended_at) VALUES | (:id, :at)
                    notices-of-no-account   | 1001 | notices           | decided_at | (id, cause, channel, template, language, recipient, fate, attempts, next_attempt_at, created_at, decided_at, recipient_kind, contact_kind) VALUES | (:id, HEX(:id), 'SMS', 'LOST_PHONE_CHANGED', 'ZH', '', 'SENT', 1, :at, :at, :at, 'ACCOUNT', 'MOBILE')
                    account-recoveries      | 1001 | account_recoveries | expires_at | (id, domain, language, started_at, expires_at, attempts, version) VALUES | (:id, 'a.cn', 'zh', :at, :at, 0, 0)
                    answered-recovery-cases | 1001 | recovery_cases    | answered_at | (id, recovery_id, domain, language, name, phone, opened_at, outcome, answered_by, answered_at, version) VALUES | (:id, :id, 'a.cn', 'zh', '', '', :at, 'X', :id, :at, 0)
                    ended-filing-transfers  | 1001 | filing_transfers  | ended_at | (id, source_id, subject_id, subject_number, services, state, opened_at, expires_at, ended_at, attempts, version) VALUES | (:id, :id, :id, 'X', 1, 'CANCELLED', :at, :at, :at, 0, 0)
                    decided-scope-requests  | 1001 | client_scope_requests | decided_at | (id, partner_id, client_id, scopes, state, reason, opened_at, expires_at, decided_at, version) VALUES | (:id, :id, :id, 'X', 'REFUSED', '', :at, :at, :at, 0)
                    decided-staff-proposals | 1001 | staff_proposals   | decided_at | (id, account_id, kind, state, made_by, made_at, expires_at, decided_at, version) VALUES | (:id, :id, 'LOGIN', 'EXPIRED', :id, :at, :at, :at, 0)
                    kept-bounces            | 1001 | kept_bounces      | received_at | (id, notice_id, recipient, recipient_hash, status, received_at, state) VALUES | (:id, :id, '', :id, '5.1.1', :at, 'OPEN')
                    automatic-calls         | 1001 | automatic_calls   | made_at | (id, notice_id, provider, made_at) VALUES | (:id, :id, 'PRIMARY', :at)
                    ended-members           | 1001 | members           | ended_at | (id, holder_id, state, name, phone, grants, invited_at, expires_at, ended_at, facts, version) VALUES | (:id, :id, 'REMOVED', '', '', '[]', :at, :at, :at, 0, 0)
                    ended-members           | 1001 | members           | expires_at | (id, holder_id, state, name, phone, grants, invited_at, expires_at, facts, version) VALUES | (:id, :id, 'INVITED', '', '', '[]', :at, :at, 0, 0)
                    transfer-acceptances    | 1001 | transfer_acceptances | expires_at | (customer_id, partner_id, subject_number, accepted_at, expires_at) VALUES | (:id, :id, 'X', :at, :at)
                    known-devices           | 1001 | known_devices     | expires_at | (id, account_id, hash, expires_at) VALUES | (:id, :id, CONCAT(:id, :id), :at)
                    notices-of-accounts     | 5001 | notices           | decided_at | (id, account_id, cause, channel, template, language, recipient, fate, attempts, next_attempt_at, created_at, decided_at, recipient_kind, contact_kind) VALUES | (:id, :id, HEX(:id), 'SMS', 'ORDER_EXPIRED', 'ZH', '', 'SENT', 1, :at, :at, :at, 'ACCOUNT', 'MOBILE')
                    """)
    void more_rows_than_one_transaction_deletes_are_gone_after_one_run(
            String rows, int many, String table, String column, String into, String values) throws SQLException {
        var old = Instant.parse("2019-01-01T00:00:00Z");
        try (var database = LocalStack.connection()) {
            execute(database, "SET foreign_key_checks = 0");
            execute(
                    database,
                    "INSERT INTO " + table + " " + into + " "
                            + Stream.generate(() -> filled(values, Ids.next(), old))
                                    .limit(many)
                                    .collect(Collectors.joining(", ")));

            assertThat(oneTransaction(rows, old.plus(Duration.ofDays(181)))).isLessThan(many);
            var _ = run(rows); // or the schedule, if it is faster

            assertThat(holds(database, "SELECT 1 FROM " + table + " WHERE " + column + " < '2020-01-01' LIMIT 1"))
                    .isFalse();
        }
    }

    @Test
    void every_kind_of_rows_has_a_job() {
        assertThat(scheduler.getScheduledJobs())
                .extracting(Trigger::getId)
                .contains(deleteExpired.kinds().stream()
                        .map(DeleteExpiredRows.Kind::job)
                        .toArray(String[]::new));
    }

    private long run(String rows) {
        return deleteExpired.kinds().stream()
                .filter(kind -> kind.rows().equals(rows))
                .mapToLong(DeleteExpiredRows.Kind::run)
                .sum();
    }

    private long oneTransaction(String rows, Instant before) {
        return deleteExpired.kinds().stream()
                .filter(kind -> kind.rows().equals(rows))
                .mapToLong(kind -> UnitOfWork.in(() -> kind.delete().applyAsLong(before)))
                .sum();
    }

    private static String insert(String table, String values, UUID id, Instant at) {
        return "INSERT INTO " + table + " " + filled(values, id, at);
    }

    private static String filled(String values, UUID id, Instant at) {
        return values.replace(":id", hex(id)).replace(":at", "'" + DATETIME.format(at) + "'");
    }

    private static boolean holds(Connection database, String question) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next();
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String hex(UUID id) {
        return "x'" + id.toString().replace("-", "") + "'";
    }
}
