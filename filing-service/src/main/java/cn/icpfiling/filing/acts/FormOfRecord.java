package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.core.records.RecordOrigin;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.core.rules.FilingRules;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.filings.SubjectEncryption;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/**
 * Whether today's form takes the entry of a subject of the old platform, which asked for less and knew other certificates. An order of
 * this platform was judged before its grant.
 */
@ApplicationScoped
public class FormOfRecord {

    private final SubjectEncryption encrypted;
    private final OrderFacts.Book book;

    FormOfRecord(SubjectEncryption encrypted, OrderFacts.Book book) {
        this.encrypted = encrypted;
        this.book = book;
    }

    public boolean isUnfit(Subject subject, LocalDate today) {
        if (subject.origin() != RecordOrigin.IMPORTED || subject.status() != RecordStatus.REGISTERED) {
            return false;
        }
        var identity = new OrderFacts.Identity(
                subject.region(),
                subject.nature(),
                subject.certificate().type(),
                encrypted.certificateNumber(subject),
                null);
        return !FilingRules.onRecord(identity, encrypted.part(subject), today, book)
                .isEmpty();
    }
}
