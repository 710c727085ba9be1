package cn.icpfiling.legacy.rows;

import cn.icpfiling.legacy.core.FilingContent;
import cn.icpfiling.legacy.core.LegacyProduct;
import cn.icpfiling.legacy.core.SiteContent;
import java.time.Instant;

/** A row whose fields are sound, each in its canonical form. Ids are those of the old platform. */
public sealed interface LoadedRow {

    long line();

    record AccountRow(
            long line,
            String accountId,
            String login,
            String mail,
            String passwordScheme,
            String passwordHash,
            boolean activated,
            Instant registeredAt)
            implements LoadedRow {
        @Override
        public String toString() {
            return "AccountRow[" + line + "]";
        }
    }

    record SubjectRow(
            long line,
            String subjectId,
            String accountId,
            LegacyProduct product,
            String subjectNumber,
            String province,
            String city,
            String county,
            int nature,
            int certificateType,
            String certificateNumber,
            FilingContent content,
            Instant submittedAt,
            boolean accessedElsewhereLater)
            implements LoadedRow {
        @Override
        public String toString() {
            return "SubjectRow[" + line + "]";
        }
    }

    record SiteRow(
            long line, String siteId, String subjectId, String siteNumber, SiteContent content, Instant submittedAt)
            implements LoadedRow {
        @Override
        public String toString() {
            return "SiteRow[" + line + "]";
        }
    }

    record DomainRow(long line, String domain, String siteId) implements LoadedRow {}

    record OrderRow(long line, String orderId, String accountId, String subjectId, String type, boolean unfinished)
            implements LoadedRow {}

    record PaperRow(
            long line,
            String paperId,
            String subjectId,
            String siteId,
            String kind,
            String objectKey,
            String mediaType,
            long size,
            String sha256)
            implements LoadedRow {}
}
