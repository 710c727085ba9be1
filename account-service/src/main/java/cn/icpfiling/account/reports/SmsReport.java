package cn.icpfiling.account.reports;

import cn.icpfiling.account.core.DeliveryFailure;
import cn.icpfiling.account.sms.ProviderCodes;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.time.LegalTime;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/**
 * A report on one SMS, in the form of the provider's SmsReport.
 *
 * @param notice our reference, the provider's out_id
 * @param providerId the provider's biz_id
 * @param failure null for a delivery
 * @param at when the phone or the carrier answered
 */
record SmsReport(UUID notice, String providerId, DeliveryFailure failure, Instant at) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Empty for a report that names no notice of ours. */
    static Optional<SmsReport> read(JsonNode report, Instant now) {
        try {
            var notice = Ids.parse(report.path("out_id").asText(null));
            var failure = report.path("success").asBoolean(false)
                    ? null
                    : ProviderCodes.failure(report.path("err_code").asText());
            return Optional.of(new SmsReport(
                    notice,
                    report.path("biz_id").asText(null),
                    failure,
                    time(report.path("report_time").asText(null), now)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The provider writes the time in China. A time that cannot be read, or of the future, is now. */
    static Instant time(String written, Instant now) {
        try {
            var at = LocalDateTime.parse(written, TIME).atZone(LegalTime.ZONE).toInstant();
            return at.isAfter(now) ? now : at;
        } catch (DateTimeException | NullPointerException unreadable) {
            return now;
        }
    }
}
