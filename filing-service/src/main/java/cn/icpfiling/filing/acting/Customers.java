package cn.icpfiling.filing.acting;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Knows whose customer an account is. account-service says so; its answer never changes and is stored for ever. Call
 * this outside any transaction. While account-service is unavailable, an unknown account is never guessed.
 */
@ApplicationScoped
class Customers {

    private static final int NOT_FOUND = 404;

    private final Sql sql;
    private final AccountsApi accounts;
    private final Clock clock;

    Customers(Sql sql, @RestClient AccountsApi accounts, @MachineClock Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.clock = clock;
    }

    boolean isOf(UUID account, UUID partner) {
        return known(account).or(() -> learned(account)).filter(partner::equals).isPresent();
    }

    private Optional<UUID> known(UUID account) {
        return sql.first(row -> id(row.getBytes(1)), "SELECT partner FROM customers WHERE account = ?", account);
    }

    /** Stores nothing for an account that is no partner's customer: only a partner asks, and only by mistake. */
    private Optional<UUID> learned(UUID account) {
        var partner = asked(account);
        partner.ifPresent(found -> keep(account, found));
        return partner;
    }

    private Optional<UUID> asked(UUID account) {
        try {
            return Optional.ofNullable(accounts.read(account)).map(AccountsApi.Answer::partner);
        } catch (WebApplicationException refused) {
            if (refused.getResponse().getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(refused);
        } catch (ProcessingException unreachable) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(unreachable);
        }
    }

    /** Two requests that store it at the same time store the same. */
    private void keep(UUID account, UUID partner) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UnitOfWork.in(() -> sql.update(
                "INSERT INTO customers (account, partner, known_at) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE account = account",
                account,
                partner,
                now));
    }

    private static UUID id(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
