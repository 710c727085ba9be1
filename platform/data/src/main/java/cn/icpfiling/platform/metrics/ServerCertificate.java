package cn.icpfiling.platform.metrics;

import cn.icpfiling.platform.database.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Shows when the certificate of the database server ends. No file of a service has it, but the server tells. */
@ApplicationScoped
class ServerCertificate {

    /** As OpenSSL prints it; a day of one digit has two spaces before it. */
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("MMM d HH:mm:ss uuuu 'GMT'", Locale.ENGLISH);

    private final Sql sql;
    private final SampledGauges gauges;

    ServerCertificate(Sql sql, SampledGauges gauges) {
        this.sql = sql;
        this.gauges = gauges;
    }

    void start(@Observes StartupEvent started) {
        gauges.scheduled("database-certificate", this::end)
                .gauge(
                        "icp.database.certificate.end.timestamp.seconds",
                        "when the certificate of the database server ends",
                        end -> end);
    }

    /** Not a number for a server without a certificate, as on one machine. */
    double end() {
        var told = sql.first(row -> row.getString(2), "SHOW STATUS LIKE 'Ssl_server_not_after'")
                .orElse("");
        return told.isBlank() ? Double.NaN : end(told);
    }

    static double end(String told) {
        return LocalDateTime.parse(told.strip().replaceAll(" +", " "), FORM).toEpochSecond(ZoneOffset.UTC);
    }
}
