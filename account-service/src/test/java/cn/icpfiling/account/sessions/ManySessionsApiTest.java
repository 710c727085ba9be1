package cn.icpfiling.account.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However often a caller signs in, what ends all sessions has few to end. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class ManySessionsApiTest {

    private final Caller owner = new Caller();
    private final List<UUID> made = new ArrayList<>();
    private UUID account;
    private String refreshToken;

    @Inject
    EndSessions endSessions;

    @Inject
    EndedSessionCache ended;

    @Inject
    SessionRepository sessions;

    @BeforeEach
    void an_owner_has_an_account() {
        var opened = owner.signedUp();
        account = UUID.fromString(opened.getString("account.accountId"));
        refreshToken = opened.getString("session.refreshToken");
    }

    /** No audit tells of their start. */
    @AfterEach
    void the_made_up_sessions_go() throws SQLException {
        try (var database = LocalStack.connection();
                var delete = database.prepareStatement("delete from sessions where id = ?")) {
            for (var id : made) {
                delete.setBytes(1, Binary.of(id));
                delete.executeUpdate();
            }
        }
    }

    @Test
    void the_fifty_first_sign_in_ends_the_oldest_session() throws SQLException {
        signedInTimes(Session.MOST - 1);
        assertThat(open()).isEqualTo(Session.MOST);

        owner.signsIn(owner.code("SIGN_IN")).then().statusCode(201);

        assertThat(open()).isEqualTo(Session.MOST);
        owner.refreshes(refreshToken).then().statusCode(401);
    }

    @Test
    void a_session_that_was_not_used_for_a_month_is_not_locked_again() throws SQLException {
        signedInTimes(1);
        assertThat(open()).isEqualTo(2);
        try (var database = LocalStack.connection();
                var update = database.prepareStatement(
                        "update sessions set last_used_at = date_sub(last_used_at, interval 31 day) where account_id = ?")) {
            update.setBytes(1, Binary.of(account));
            assertThat(update.executeUpdate()).isEqualTo(2);
        }

        assertThat(open()).isZero();
    }

    @Test
    void what_ends_all_sessions_ends_them_at_once() throws SQLException {
        signedInTimes(1);
        var before = UnitOfWork.in(() -> sessions.openOf(account, Instant.now()));

        UnitOfWork.run(() -> endSessions.endAll(account, Session.End.BY_OWNER));

        assertThat(before)
                .hasSize(2)
                .allMatch(session -> ended.contains(session.id().toString()));
        assertThat(open()).isZero();
    }

    /** As if the owner had signed in so often a moment ago. */
    private void signedInTimes(int times) throws SQLException {
        try (var database = LocalStack.connection();
                var insert = database.prepareStatement(
                        "insert into sessions (id, account_id, started_at, last_used_at, version)"
                                + " select ?, account_id, date_add(started_at, interval 1 second), last_used_at, 0"
                                + " from sessions where account_id = ? order by started_at limit 1")) {
            for (var time = 0; time < times; time++) {
                insert.setBytes(1, Binary.of(made(UUID.randomUUID())));
                insert.setBytes(2, Binary.of(account));
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
        }
    }

    private UUID made(UUID id) {
        made.add(id);
        return id;
    }

    private int open() {
        return UnitOfWork.in(() -> sessions.openOf(account, Instant.now()).size());
    }
}
