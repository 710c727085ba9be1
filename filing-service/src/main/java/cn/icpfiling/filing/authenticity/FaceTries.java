package cn.icpfiling.filing.authenticity;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits how often a face may be compared for one certificate on one day of the machine's clock, over all orders, links
 * and replicas. The database counts.
 */
@ApplicationScoped
class FaceTries {

    private final Sql sql;
    private final int most;
    private final Clock machine;

    FaceTries(
            Sql sql,
            @ConfigProperty(name = "icp.authenticity.tries-per-person-and-day") int most,
            @MachineClock Clock machine) {
        this.sql = sql;
        this.most = most;
        this.machine = machine;
    }

    /** Runs in the caller's transaction; the row stays locked until it ends. */
    void count(byte[] certificate) {
        var now = machine.instant();
        var today = LegalTime.dayOf(now);
        sql.update("""
                INSERT INTO authenticity_tries (certificate_index, day, tries) VALUES (?, ?, 1)
                ON DUPLICATE KEY UPDATE tries = tries + 1""", certificate, today);
        var tries = sql.first(
                        row -> row.getInt(1),
                        "SELECT tries FROM authenticity_tries WHERE certificate_index = ? AND day = ?",
                        certificate,
                        today)
                .orElseThrow();
        if (tries > most) {
            var tomorrow = today.plusDays(1).atStartOfDay(LegalTime.ZONE).toInstant();
            throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS).retryAfter(Duration.between(now, tomorrow));
        }
    }

    void forget(LocalDate before) {
        sql.update("DELETE FROM authenticity_tries WHERE day < ?", before);
    }
}
