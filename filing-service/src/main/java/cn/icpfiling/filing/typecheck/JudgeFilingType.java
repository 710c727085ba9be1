package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.TypeDecision;
import cn.icpfiling.filing.core.typecheck.TypeFacts;
import cn.icpfiling.filing.rules.EmptySubjects;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Asks all sources about a subject and a domain, and decides the type of the filing. Call this outside any transaction; it
 * stores nothing and counts nothing.
 */
@ApplicationScoped
public class JudgeFilingType {

    private final TypeSources sources;
    private final OrderContentRepository contents;
    private final InquiredStatus inquiredStatus;
    private final EmptySubjects emptySubjects;
    private final Clock clock;

    JudgeFilingType(
            TypeSources sources,
            OrderContentRepository contents,
            InquiredStatus inquiredStatus,
            EmptySubjects emptySubjects,
            Clock clock) {
        this.sources = sources;
        this.contents = contents;
        this.inquiredStatus = inquiredStatus;
        this.emptySubjects = emptySubjects;
        this.clock = clock;
    }

    /**
     * @param account the account that would file
     * @param province of the region that the filing is for
     * @param certificateNumber in its normal form
     * @param domain A-labels
     */
    public record Question(
            UUID account, String province, int certificateType, String certificateNumber, String domain) {

        @Override
        public String toString() {
            return "Question[" + domain + "]";
        }
    }

    /** The answer, and the facts that it rests on. */
    public record Judged(TypeFacts facts, TypeDecision decision) {}

    public Judged handle(Question question) {
        var now = clock.instant();
        var today = LegalTime.dayOf(now);
        var type = question.certificateType();
        var number = question.certificateNumber();
        var others = sources.others(type, number, question.domain(), today);
        // Our own records are read last, so that filings made during the queries count.
        var index = contents.certificateIndex(type, number);
        var inquired = inquiredStatus.of(question.account(), index, now);
        var own = sources.ownRecords(
                question.account(),
                index,
                question.domain(),
                others.authority(),
                others.authority().subjectNumbers(inquired));
        var barred = sources.barred(type, number, question.domain(), others, now);
        var emptySubjectFiles =
                emptySubjects.mayAddService(question.province(), own.subject().isPresent(), today);
        var facts = sources.facts(question.province(), own, others, inquired, barred, emptySubjectFiles);
        return new Judged(facts, TypeDecision.of(facts));
    }
}
